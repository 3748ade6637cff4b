// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import dev.tidemark.conformance.history.linear.Effort;
import dev.tidemark.conformance.history.linear.Timed;
import dev.tidemark.conformance.scene.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What concurrent clients ask of one stream, from its creation on, and what they are answered. What is asked and never answered may have been done at any
 * time, or not at all.
 */
public final class StreamHistory {

    private final Moment begun = Moment.now();
    private final List<Asked> all = new ArrayList<>();

    /** A call under way. */
    public final class Asked {
        private final int client;
        private final long number;
        private final Call call;
        private final long called;
        private final List<Answer> answers = new ArrayList<>();
        private boolean refused;

        private Asked(int client, long number, Call call) {
            this.client = client;
            this.number = number;
            this.call = call;
            this.called = now();
        }

        /** It was answered. */
        public void answered(Outcome outcome) {
            answered(call, outcome);
        }

        /**
         * It was appended; told twice, the server has answered twice.
         *
         * @param tail of the stream as the acknowledgement has it, if it does
         */
        public void acknowledged(long start, long end, OptionalLong tail) {
            answered(new Outcome.Acknowledged(start, end));
            tail.ifPresent(seqNum -> answered(new Call.CheckTail(), new Outcome.Tail(seqNum)));
        }

        /** It was refused for a reason that has nothing to do with the state of the stream, so that nothing was done. */
        public void refused() {
            synchronized (all) {
                refused = true;
            }
        }

        private void answered(Call asked, Outcome outcome) {
            var at = now();
            synchronized (all) {
                answers.add(new Answer(at, asked, outcome));
            }
        }

        private List<Timed<Deed>> deeds() {
            if (refused || answers.isEmpty() && !(call instanceof Call.Append)) {
                return List.of();
            }
            if (answers.isEmpty()) {
                return List.of(new Timed<>(client, called, Timed.NEVER, new Deed(number, call, new Outcome.Unknown())));
            }
            return answers.stream()
                    .map(answer ->
                            new Timed<>(client, called, answer.at(), new Deed(number, answer.call(), answer.outcome())))
                    .toList();
        }
    }

    private record Answer(long at, Call call, Outcome outcome) {}

    /** A client asks now. */
    public Asked asks(int client, Call call) {
        synchronized (all) {
            var asked = new Asked(client, all.size(), call);
            all.add(asked);
            return asked;
        }
    }

    private long now() {
        return begun.until(Moment.now()).toNanos();
    }

    /** Everything so far. */
    public List<Timed<Deed>> deeds() {
        synchronized (all) {
            return all.stream().flatMap(asked -> asked.deeds().stream()).toList();
        }
    }

    /** Whether a stream can have behaved so. */
    public Verdict verdict(Effort effort) {
        return Linearizability.of(deeds(), effort);
    }
}
