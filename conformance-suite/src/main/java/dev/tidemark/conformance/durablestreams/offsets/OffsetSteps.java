// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.offsets;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Order;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotApplicable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Section 8: the five properties of offsets, and their form. */
public final class OffsetSteps {

    private final Scene scene;
    private final OffsetSources sources;
    private Subject other;
    private String taken;
    private int takenAt;
    private List<String> collected = List.of();
    private final List<String> changedCase = new ArrayList<>();

    public OffsetSteps(Scene scene) {
        this.scene = scene;
        this.sources = new OffsetSources(scene);
    }

    @Given("another stream created empty")
    public void anotherStream() {
        other = scene.writer().create(scene.freshUri(), Vocabulary.TEXT, null);
    }

    @Given("the offsets from every answer on empty, filled and JSON streams")
    public void everyOffset() {
        collected = sources.everywhere();
    }

    @When("^a client takes an offset from (.+)$")
    public void take(String place) {
        taken = sources.take(place);
        takenAt = sources.position(place);
    }

    @When("a reader asks for the offsets of all messages in the other letter case")
    public void changeCase() {
        var stream = scene.subject();
        for (var offset : stream.offsets()) {
            var upper = offset.toUpperCase(Locale.ROOT);
            changedCase.add(upper.equals(offset) ? offset.toLowerCase(Locale.ROOT) : upper);
        }
        if (changedCase.equals(stream.offsets())) {
            throw new NotApplicable("the offsets of this server have no letters, such as " + stream.tail());
        }
    }

    @Then("no offset of the server is taken for another one, and what it does with those it never gave is noted")
    public void caseMatters() {
        var stream = scene.subject();
        var given = stream.offsets();
        var twins = 0;
        var confused = 0;
        for (int position = 1; position <= stream.length(); position++) {
            var changed = changedCase.get(position - 1);
            if (changed.equals(stream.offset(position))) {
                continue;
            }
            var twin = given.indexOf(changed);
            if (twin >= 0) {
                twins++;
                scene.reader().checkWhatFollows(stream, twin + 1);
                scene.reader().checkWhatFollows(stream, position);
            } else if (isTakenFor(changed, position)) {
                confused++;
            }
        }
        scene.note(confused + " offsets written in the other letter case are taken for the original");
        if (twins == 0) {
            throw new NotApplicable("no two offsets of this server differ in letter case alone; " + confused + " of "
                    + stream.length() + " are read in the other letter case, too, which the text does not decide");
        }
    }

    private boolean isTakenFor(String changed, int position) {
        var stream = scene.subject();
        var answer = scene.client()
                .read(
                        stream.uri(),
                        changed,
                        Mode.CATCH_UP,
                        scene.target().limits().answer());
        var expected = stream.after(position);
        return answer.status() == 200
                && !expected.isEmpty()
                && expected.equals(Content.ofAnswer(stream.contentType(), answer.body()));
    }

    @Then("every read mode gives exactly what follows that offset")
    public void everyMode() {
        var expected = scene.subject().after(takenAt);
        for (var mode : Mode.values()) {
            if (scene.target().unsupported(mode.capability).isPresent()) {
                scene.note(mode.name + " is not claimed and was left out");
                continue;
            }
            var reading = scene.reader().read(scene.subject(), taken, mode);
            scene.reading(reading);
            Reader.same("in " + mode.name + " mode after " + taken, expected, reading.receive(expected));
        }
    }

    @Then("reading from that offset gives exactly what follows")
    public void readTaken() {
        var stream = scene.subject();
        Reader.same(
                "what follows " + taken, stream.after(takenAt), scene.reader().readAll(stream, taken));
    }

    @Then("reading from the offsets after messages {numbers} gives exactly what follows")
    public void readFrom(List<Integer> positions) {
        positions.forEach(position -> scene.reader().checkWhatFollows(scene.subject(), position));
    }

    @Then("reading from every offset gives exactly what follows")
    public void readFromEvery() {
        for (int position = 0; position <= scene.subject().length(); position++) {
            scene.reader().checkWhatFollows(scene.subject(), position);
        }
    }

    @Then("the offsets are in append order when they are compared bytewise")
    public void sorted() {
        var offsets = scene.subject().offsets();
        for (int i = 1; i < offsets.size(); i++) {
            if (Order.compare(offsets.get(i - 1), offsets.get(i)) >= 0) {
                throw new Broken(
                        "the offset of append " + i + " before the one of append " + (i + 1),
                        offsets.get(i - 1) + " and " + offsets.get(i));
            }
        }
    }

    @Then("each offset is greater than all before it")
    public void increasing() {
        var stream = scene.subject();
        var greatest = stream.offset(0);
        for (int position = 1; position <= stream.length(); position++) {
            if (Order.compare(stream.offset(position), greatest) <= 0) {
                throw new Broken(
                        "an offset greater than " + greatest + " after append " + position, stream.offset(position));
            }
            greatest = stream.offset(position);
        }
    }

    @Then("the offset after the content is greater than the start of the empty stream")
    public void greaterThanStart() {
        var content = scene.subject().offset(0);
        if (Order.compare(content, other.offset(0)) <= 0) {
            throw new Broken("an offset greater than the empty start " + other.offset(0), content);
        }
    }

    @Then("all offsets differ")
    public void unique() {
        var seen = new HashSet<String>();
        for (var offset : scene.subject().offsets()) {
            if (!seen.add(offset)) {
                throw new Broken("an offset of its own for every append", offset + " was handed out twice");
            }
        }
    }

    @Then("the greatest offset is the tail")
    public void greatestIsTail() {
        var greatest = new TreeSet<>(Order::compare);
        greatest.addAll(scene.subject().offsets());
        var tail = scene.reader().token(scene.subject(), new Position.Tail());
        if (!greatest.last().equals(tail)) {
            throw new Broken("the tail " + greatest.last(), tail);
        }
    }

    @Then("an append, the metadata, a catch-up read, a read at the tail and a read from \"now\" show the same tail")
    public void oneName() {
        var stream = scene.subject();
        var within = scene.target().limits().answer();
        checkTail("the metadata", scene.reader().token(stream, new Position.Tail()));
        for (var token : new String[] {Vocabulary.BEGINNING, stream.tail(), Vocabulary.NOW}) {
            var answer = scene.client().read(stream.uri(), token, Mode.CATCH_UP, within);
            checkTail("a read from " + token, Answers.nextOffset(answer));
        }
    }

    @Then("none of them is \"-1\" or \"now\"")
    public void noSentinel() {
        checkAll(
                "an offset that is no sentinel",
                offset -> !offset.equals(Vocabulary.BEGINNING) && !offset.equals(Vocabulary.NOW));
    }

    @Then("none of them contains one of \", & = ? \\/\"")
    public void noForbiddenCharacter() {
        checkAll("an offset without , & = ? /", offset -> offset.chars().noneMatch(one -> ",&=?/".indexOf(one) >= 0));
    }

    @Then("all of them consist of letters, digits, \"-\", \".\", \"_\" and \"~\"")
    public void unreserved() {
        checkAll("an offset of unreserved characters", offset -> offset.matches("[A-Za-z0-9._~-]+"));
    }

    @Then("all of them are shorter than 256 characters")
    public void shortEnough() {
        checkAll("an offset shorter than 256 characters", offset -> offset.length() < 256);
        var longest = collected.stream().mapToInt(String::length).max().orElse(0);
        scene.note("the longest of " + collected.size() + " offsets has " + longest + " characters");
    }

    private void checkAll(String expected, Predicate<String> rule) {
        if (collected.isEmpty()) {
            throw new IllegalStateException("no offsets were collected");
        }
        collected.stream().filter(rule.negate()).findFirst().ifPresent(offset -> {
            throw new Broken(expected, offset);
        });
    }

    private void checkTail(String where, String shown) {
        if (!shown.equals(scene.subject().tail())) {
            throw new Broken("the offset of the append, " + scene.subject().tail() + ", in " + where, shown);
        }
    }
}
