// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Section 10.1: the cursors of long-polls. They are compared as the numbers that the section describes. */
public final class CursorSteps {

    /** The defaults of 10.1: intervals of 20 seconds since this moment. */
    private static final Instant EPOCH = Instant.parse("2024-10-09T00:00:00Z");

    private static final Duration INTERVAL = Duration.ofSeconds(20);
    private static final long HOUR_IN_SECONDS = 3600;

    private final Scene scene;
    private final List<Poll> polls = new ArrayList<>();

    private record Poll(OptionalLong sent, Response answer) {
        long received() {
            return number(answer);
        }

        long step() {
            return received() - sent.getAsLong();
        }
    }

    public CursorSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a reader polls {int} times without a cursor")
    public void poll(int times) {
        for (int i = 0; i < times; i++) {
            poll(Vocabulary.BEGINNING, OptionalLong.empty());
        }
    }

    @When("a reader polls {int} times and sends its cursor back")
    public void pollAndEcho(int times) {
        poll(Vocabulary.BEGINNING, OptionalLong.empty());
        for (int i = 1; i < times; i++) {
            poll(Vocabulary.BEGINNING, OptionalLong.of(last().received()));
        }
    }

    @When("{int} reader(s) poll(s) with a cursor {int} ahead")
    public void pollAhead(int readers, int ahead) {
        var future = current() + ahead;
        for (int i = 0; i < readers; i++) {
            poll(Vocabulary.BEGINNING, OptionalLong.of(future));
        }
    }

    @When("a reader at the tail polls with a cursor {int} ahead")
    public void waitAhead(int ahead) {
        poll(scene.subject().tail(), OptionalLong.of(current() + ahead));
    }

    @Then("the answer carries a cursor")
    public void carriesCursor() {
        carriesCursor(scene.success());
    }

    @Then("the reader's answer carries a cursor")
    public void readerCarriesCursor() {
        carriesCursor(scene.reading().answer());
    }

    @Then("every answer carries a cursor")
    public void allCarryCursors() {
        polls.forEach(poll -> carriesCursor(poll.answer()));
    }

    @Then("the answer carries no empty cursor")
    public void noEmptyCursor() {
        var cursor = scene.success().header(Vocabulary.STREAM_CURSOR);
        if (cursor.filter(String::isBlank).isPresent()) {
            throw new Broken("a cursor or none", "an empty " + Vocabulary.STREAM_CURSOR);
        }
        scene.note("the answer at the end of a closed stream carries "
                + cursor.map(value -> "the cursor " + value).orElse("no cursor"));
    }

    @Then("the cursor is a number, and how it compares with the default interval is noted")
    public void number() {
        var difference = number(scene.success()) - interval();
        scene.note(
                Math.abs(difference) <= 1
                        ? "the cursor is the number of the default interval"
                        : "the cursor differs from the number of the default interval by " + difference);
    }

    @Then("no cursor is less than the one before")
    public void neverBackwards() {
        for (int i = 1; i < polls.size(); i++) {
            var before = polls.get(i - 1).received();
            var now = polls.get(i).received();
            if (now < before) {
                throw new Broken("a cursor of at least " + before, String.valueOf(now));
            }
        }
    }

    @Then("every cursor is greater than the one sent")
    public void greater() {
        polls.stream()
                .filter(poll -> poll.sent().isPresent() && poll.step() <= 0)
                .findFirst()
                .ifPresent(poll -> {
                    throw new Broken(
                            "a cursor greater than " + poll.sent().getAsLong(), String.valueOf(poll.received()));
                });
    }

    @Then("every step is as long as an hour at most")
    public void stepsWithinAnHour() {
        // With intervals of another length only the longest step in seconds is known.
        var byDefault = Math.abs(current() - interval()) <= 1;
        var most = byDefault ? HOUR_IN_SECONDS / INTERVAL.toSeconds() + 1 : HOUR_IN_SECONDS;
        polls.stream()
                .filter(poll -> poll.sent().isPresent() && (poll.step() < 1 || poll.step() > most))
                .findFirst()
                .ifPresent(poll -> {
                    throw new Broken("1 to " + most + " intervals beyond the cursor sent", poll.step() + " intervals");
                });
    }

    @Then("whether the steps differ is noted")
    public void noteSteps() {
        var steps = polls.stream()
                .filter(poll -> poll.sent().isPresent())
                .mapToLong(Poll::step)
                .distinct()
                .count();
        scene.note(
                steps == 1
                        ? "the cursor advances by the same step every time, not by a random one"
                        : "the cursor advances by " + steps + " different steps");
    }

    private void poll(String offset, OptionalLong cursor) {
        var stream = scene.subject();
        var plain = Client.readRequest(stream.uri(), offset, Mode.LONG_POLL).uri();
        var uri = cursor.isPresent() ? URI.create(plain + "&" + Vocabulary.CURSOR + "=" + cursor.getAsLong()) : plain;
        var within =
                scene.target().limits().longPoll().plus(scene.target().limits().answer());
        var answer = Outcome.of(scene.client().wire().sendAsync(Request.of("GET", uri), within));
        polls.add(new Poll(cursor, Scene.expect(answer, "a long-poll", 200, 204)));
        scene.answer(answer);
    }

    /** The cursor that a reader without one gets now. */
    private long current() {
        if (polls.isEmpty()) {
            poll(Vocabulary.BEGINNING, OptionalLong.empty());
        }
        return polls.get(0).received();
    }

    private static long interval() {
        return Duration.between(EPOCH, Instant.now()).dividedBy(INTERVAL);
    }

    private Poll last() {
        return polls.get(polls.size() - 1);
    }

    private static void carriesCursor(Response answer) {
        if (answer.header(Vocabulary.STREAM_CURSOR)
                .filter(value -> !value.isBlank())
                .isEmpty()) {
            throw new Broken("a " + Vocabulary.STREAM_CURSOR, "none in the answer; " + Answers.summary(answer));
        }
    }

    private static long number(Response answer) {
        carriesCursor(answer);
        var cursor = answer.header(Vocabulary.STREAM_CURSOR).orElseThrow();
        if (!cursor.matches("[0-9]{1,18}")) {
            throw new Broken("a cursor that is a decimal number", cursor);
        }
        return Long.parseLong(cursor);
    }
}
