// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Pursuit;
import dev.tidemark.conformance.wire.message.Response;
import java.time.Duration;

/** A reader on a thread of its own that follows a stream until it has as much as is expected, or nothing more comes. */
final class Follower implements Runnable {

    /** Takes one step; false when there is nothing more to come. */
    private interface Step {
        boolean take(Follower follower);
    }

    private final Pursuit pursuit;
    private final Content expected;
    private final Step step;
    private volatile Content received;

    private Follower(Pursuit pursuit, Content expected, Content received, Step step) {
        this.pursuit = pursuit;
        this.expected = expected;
        this.received = received;
        this.step = step;
    }

    /** Polls on from the present end of the stream. Waits without news after each other, longer than any answer may take, end it. */
    static Follower polling(Scene scene, Subject stream, Duration within, Content expected) {
        var polls = new Object() {
            private final Pursuit pursuit = scene.pursuit("polling on", stream, expected);
            private String token = stream.tail();
            private int silent;

            boolean take(Follower follower) {
                var request = Client.readRequest(stream.uri(), token, Mode.LONG_POLL);
                Response answer = Outcome.of(scene.client().wire().sendAsync(request, within));
                Scene.expect(answer, "a long-poll", 200, 204);
                token = Answers.nextOffset(answer);
                if (answer.status() == 200) {
                    silent = 0;
                    pursuit.reach("the offset " + token);
                    follower.received = follower.received.plus(Content.ofAnswer(stream.contentType(), answer.body()));
                } else {
                    silent++;
                }
                return silent < scene.silentWaits();
            }
        };
        return new Follower(polls.pursuit, expected, Content.none(stream.contentType()), polls::take);
    }

    static Follower streaming(Pursuit pursuit, StreamingReading reading, Duration patience, Content expected) {
        return new Follower(pursuit, expected, reading.received(), follower -> {
            var event = reading.follow(patience);
            follower.received = reading.received();
            return event.isPresent();
        });
    }

    @Override
    public void run() {
        while (pursuit.goesOn() && received.size() < expected.size() && step.take(this)) {
            // one step after the other
        }
    }

    Content expected() {
        return expected;
    }

    Content received() {
        return received;
    }

    long size() {
        return received.size();
    }
}
