// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
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

    static final Duration INTERVAL = Duration.ofSeconds(20);

    private final Scene scene;
    private final List<Poll> polls = new ArrayList<>();

    /**
     * A long-poll that was answered.
     *
     * @param sent the cursor in its query, if there was one
     */
    record Poll(OptionalLong sent, Response answer) {

        /** The cursor of the answer, which has to be a decimal number. */
        long received() {
            return number(answer);
        }

        /** How much the answer's cursor is ahead of the one that was sent. */
        long step() {
            return received() - sent.getAsLong();
        }
    }

    public CursorSteps(Scene scene) {
        this.scene = scene;
    }

    /** Long-polls with data, one after the other. */
    @When("a reader polls {int} time(s) {cursorUse}")
    public void poll(int times, CursorUse use) {
        for (int i = 0; i < times; i++) {
            poll(Vocabulary.BEGINNING, i == 0 ? OptionalLong.empty() : use.next(last().received()));
        }
    }

    /** Of the one that a reader without a cursor gets; at the tail a poll waits until its time is up. */
    @When("{int} reader(s) poll(s) from {position} with a cursor {int} ahead")
    public void pollAhead(int readers, Position position, int ahead) {
        var future = current() + ahead;
        for (int i = 0; i < readers; i++) {
            poll(scene.reader().token(scene.subject(), position), OptionalLong.of(future));
        }
    }

    /** In the answers to the polls, compared as numbers. */
    @Then("every cursor is {cursorValue}")
    public void check(CursorValue value) {
        value.check(this);
    }

    Scene scene() {
        return scene;
    }

    /** At least one, so that nothing is said of none. */
    List<Poll> polls() {
        if (polls.isEmpty()) {
            throw new IllegalStateException("no reader has polled");
        }
        return polls;
    }

    private void poll(String offset, OptionalLong cursor) {
        var stream = scene.subject();
        var plain = Client.readRequest(stream.uri(), offset, Mode.LONG_POLL).uri();
        var uri = cursor.isPresent() ? URI.create(plain + "&" + Vocabulary.CURSOR + "=" + cursor.getAsLong()) : plain;
        var within =
                scene.target().limits().longPoll().plus(scene.target().limits().answer());
        var answer = Outcome.of(scene.client().wire().sendAsync(Request.of("GET", uri), within));
        polls.add(new Poll(cursor, Scene.expect(answer, "a long-poll", 200, 204)));
        scene.answers(polls.stream().map(Poll::answer).toList());
    }

    /** The cursor that a reader without one gets now. */
    long current() {
        if (polls.isEmpty()) {
            poll(Vocabulary.BEGINNING, OptionalLong.empty());
        }
        return polls.get(0).received();
    }

    /** The number of the interval that it is now, by the defaults. */
    static long interval() {
        return Duration.between(EPOCH, Instant.now()).dividedBy(INTERVAL);
    }

    private Poll last() {
        return polls.get(polls.size() - 1);
    }

    private static long number(Response answer) {
        var cursor = answer.header(Vocabulary.STREAM_CURSOR).orElse("none");
        if (!cursor.matches("[0-9]{1,18}")) {
            throw new Broken("a cursor that is a decimal number", cursor);
        }
        return Long.parseLong(cursor);
    }
}
