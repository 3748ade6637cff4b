// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.live.CursorSteps.Poll;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.reports.contract.Broken;
import java.util.List;

/** What a cursor has to be (section 10.1). */
enum CursorValue {
    @Word(
            value = "a number",
            means = "Decimal digits; how it compares with the number of the default interval is noted.")
    NUMBER {
        @Override
        void check(CursorSteps steps) {
            for (var poll : steps.polls()) {
                var difference = poll.received() - CursorSteps.interval();
                steps.scene()
                        .note(
                                Math.abs(difference) <= 1
                                        ? "the cursor is the number of the default interval"
                                        : "the cursor differs from the number of the default interval by "
                                                + difference);
            }
        }
    },

    @Word(value = "at least the one before", means = "That of the answer before.")
    NEVER_BACKWARDS {
        @Override
        void check(CursorSteps steps) {
            var polls = steps.polls();
            for (int i = 1; i < polls.size(); i++) {
                var before = polls.get(i - 1).received();
                var now = polls.get(i).received();
                if (now < before) {
                    throw new Broken("a cursor of at least " + before, String.valueOf(now));
                }
            }
        }
    },

    @Word(value = "greater than the one sent", means = "That of its request, where there was one.")
    GREATER {
        @Override
        void check(CursorSteps steps) {
            for (var poll : withCursor(steps)) {
                if (poll.step() <= 0) {
                    throw new Broken(
                            "a cursor greater than " + poll.sent().getAsLong(), String.valueOf(poll.received()));
                }
            }
        }
    },

    @Word(
            value = "an hour at most ahead of the one sent",
            means =
                    "At least one interval and at most 3600 seconds; with intervals other than the default 3600 intervals."
                            + " Whether the steps differ is noted.")
    WITHIN_AN_HOUR {
        @Override
        void check(CursorSteps steps) {
            // With intervals of another length only the longest step in seconds is known.
            var byDefault = Math.abs(steps.current() - CursorSteps.interval()) <= 1;
            var most = byDefault ? HOUR_IN_SECONDS / CursorSteps.INTERVAL.toSeconds() + 1 : HOUR_IN_SECONDS;
            for (var poll : withCursor(steps)) {
                if (poll.step() < 1 || poll.step() > most) {
                    throw new Broken("1 to " + most + " intervals beyond the cursor sent", poll.step() + " intervals");
                }
            }
            var different =
                    withCursor(steps).stream().mapToLong(Poll::step).distinct().count();
            steps.scene()
                    .note(
                            different == 1
                                    ? "the cursor advances by the same step every time, not by a random one"
                                    : "the cursor advances by " + different + " different steps");
        }
    };

    private static final long HOUR_IN_SECONDS = 3600;

    /** Checks the cursors of all answers. */
    abstract void check(CursorSteps steps);

    private static List<Poll> withCursor(CursorSteps steps) {
        var with =
                steps.polls().stream().filter(poll -> poll.sent().isPresent()).toList();
        if (with.isEmpty()) {
            throw new IllegalStateException("no reader has sent a cursor");
        }
        return with;
    }
}
