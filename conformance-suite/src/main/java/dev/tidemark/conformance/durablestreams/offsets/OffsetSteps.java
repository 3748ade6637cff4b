// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.offsets;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Order;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Words;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotApplicable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Section 8: the five properties of offsets, and their form. */
public final class OffsetSteps {

    private final Scene scene;
    private String taken;
    private int takenAt;
    private List<String> collected = List.of();

    public OffsetSteps(Scene scene) {
        this.scene = scene;
    }

    /** PUT, POST, HEAD and reads in all claimed modes. */
    @Given("the offsets from every answer on empty, filled and JSON streams")
    public void everyOffset() {
        collected = HandedOut.of(scene).offsets();
    }

    /** The offset is handed back later as it is. */
    @When("a client takes an offset from {offsetSource}")
    public void take(OffsetSource place) {
        taken = place.take(scene);
        takenAt = place.position(scene);
    }

    /**
     * Asks for each offset in the other letter case. NOT APPLICABLE where offsets have no letters, or no two of them differ in letter case
     * alone; what the server does with those it never gave is noted.
     */
    @Then("no offset is taken for another one that differs in letter case")
    public void caseMatters() {
        var stream = scene.subject();
        var given = stream.offsets();
        var changed = given.stream().map(OffsetSteps::inOtherCase).toList();
        if (changed.equals(given)) {
            throw new NotApplicable("the offsets of this server have no letters, such as " + stream.tail());
        }
        var twins = 0;
        var confused = 0;
        for (int position = 1; position <= stream.length(); position++) {
            var other = changed.get(position - 1);
            if (other.equals(stream.offset(position))) {
                continue;
            }
            var twin = given.indexOf(other);
            if (twin >= 0) {
                twins++;
                scene.reader().checkWhatFollows(stream, twin + 1);
                scene.reader().checkWhatFollows(stream, position);
            } else if (isTakenFor(other, position)) {
                confused++;
            }
        }
        scene.note(confused + " offsets written in the other letter case are taken for the original");
        if (twins == 0) {
            throw new NotApplicable("no two offsets of this server differ in letter case alone; " + confused + " of "
                    + stream.length() + " are read in the other letter case, too, which the text does not decide");
        }
    }

    private static String inOtherCase(String offset) {
        var upper = offset.toUpperCase(Locale.ROOT);
        return upper.equals(offset) ? offset.toLowerCase(Locale.ROOT) : upper;
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

    /** In each mode that the target claims; the others are noted. */
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

    /** A read from each of them, over as many answers as it takes. */
    @Then("reading from the offsets after messages {numbers} gives exactly what follows")
    public void readFrom(List<Integer> positions) {
        positions.forEach(position -> scene.reader().checkWhatFollows(scene.subject(), position));
    }

    /** That of the creation, too. */
    @Then("reading from every offset{where} gives exactly what follows")
    public void readFromEvery(Subject stream) {
        for (int position = 0; position <= stream.length(); position++) {
            scene.reader().checkWhatFollows(stream, position);
        }
    }

    /** Strictly: equal offsets fail. */
    @Then("the offsets{where} are in append order when they are compared bytewise")
    public void sorted(Subject stream) {
        var offsets = stream.offsets();
        for (int i = 1; i < offsets.size(); i++) {
            if (Order.compare(offsets.get(i - 1), offsets.get(i)) >= 0) {
                throw new Broken(
                        "the offset of append " + i + " before the one of append " + (i + 1),
                        offsets.get(i - 1) + " and " + offsets.get(i));
            }
        }
    }

    /** Beginning with the one of the creation. */
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

    /** Two streams of text/plain, one with content in its PUT: the offset of its creation is the greater one. */
    @Then("a stream created with content starts behind the start of an empty one")
    public void contentRaisesTheStart() {
        var empty =
                scene.writer().create(scene.freshUri(), Vocabulary.TEXT, null).offset(0);
        var filled = scene.writer()
                .create(scene.freshUri(), Vocabulary.TEXT, Bodies.utf8("first"))
                .offset(0);
        if (Order.compare(filled, empty) <= 0) {
            throw new Broken("an offset greater than the empty start " + empty, filled);
        }
    }

    /** No two appends were answered with the same. */
    @Then("all offsets{where} differ")
    public void unique(Subject stream) {
        var seen = new HashSet<String>();
        for (var offset : stream.offsets()) {
            if (!seen.add(offset)) {
                throw new Broken("an offset of its own for every append", offset + " was handed out twice");
            }
        }
    }

    /** The last append, the metadata, and reads from -1, from the tail and from now. */
    @Then("all answers that show the tail show the same")
    public void oneName() {
        var stream = scene.subject();
        var within = scene.target().limits().answer();
        checkTail("the metadata", scene.reader().token(stream, new Position.Tail()));
        for (var token : new String[] {Vocabulary.BEGINNING, stream.tail(), Vocabulary.NOW}) {
            var answer = scene.client().read(stream.uri(), token, Mode.CATCH_UP, within);
            checkTail("a read from " + token, Answers.nextOffset(answer));
        }
    }

    private void checkTail(String where, String shown) {
        if (!shown.equals(scene.subject().tail())) {
            throw new Broken("the offset of the append, " + scene.subject().tail() + ", in " + where, shown);
        }
    }

    /** Of the offsets that were collected. */
    @Then("each of them {offsetForm}")
    public void hasForm(OffsetForm form) {
        if (collected.isEmpty()) {
            throw new IllegalStateException("no offsets were collected");
        }
        collected.stream().filter(form.rule.negate()).findFirst().ifPresent(offset -> {
            throw new Broken("an offset that " + Words.of(form), offset);
        });
        var longest = collected.stream().mapToInt(String::length).max().orElse(0);
        scene.note("the longest of " + collected.size() + " offsets has " + longest + " characters");
    }
}
