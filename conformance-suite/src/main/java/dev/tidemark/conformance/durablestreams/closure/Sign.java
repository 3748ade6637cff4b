// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.closure;

import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.grammar.Word;
import java.util.List;

/** By which a client learns that a stream is closed. */
enum Sign {
    @Word(value = "the metadata", means = "HEAD with `Stream-Closed: true`.")
    METADATA {
        @Override
        void check(LastingClosureSteps steps, Subject stream) {
            steps.checkMetadata(stream);
        }
    },

    @Word(value = "a read of the last data", means = "From each position with data behind it, on to the tail.")
    LAST_DATA {
        @Override
        void check(LastingClosureSteps steps, Subject stream) {
            steps.checkReads(stream, Mode.CATCH_UP, LastingClosureSteps.beforeTail(stream));
        }
    },

    @Word(value = "a read at the tail", means = "200 with `Stream-Closed: true`.")
    TAIL {
        @Override
        void check(LastingClosureSteps steps, Subject stream) {
            steps.checkReads(stream, Mode.CATCH_UP, List.of(stream.tail()));
        }
    },

    @Word(value = "a long-poll of the last data", means = "As the read.")
    LONG_POLL_OF_DATA {
        @Override
        void check(LastingClosureSteps steps, Subject stream) {
            steps.checkReads(stream, Mode.LONG_POLL, LastingClosureSteps.beforeTail(stream));
        }
    },

    @Word(value = "a long-poll at the tail", means = "204 with `Stream-Closed: true`.")
    LONG_POLL_AT_TAIL {
        @Override
        void check(LastingClosureSteps steps, Subject stream) {
            steps.checkReads(stream, Mode.LONG_POLL, List.of(stream.tail()));
        }
    },

    @Word(value = "an event stream", means = "From everywhere; its last event says `streamClosed: true`, and it ends.")
    EVENT_STREAM {
        @Override
        void check(LastingClosureSteps steps, Subject stream) {
            steps.checkEvents(stream);
        }
    },

    @Word(value = "an append", means = "409.")
    APPEND {
        @Override
        void check(LastingClosureSteps steps, Subject stream) {
            steps.refused(stream);
        }
    },

    @Word(value = "the refusal of an append", means = "409 with `Stream-Closed: true`.")
    REFUSAL {
        @Override
        void check(LastingClosureSteps steps, Subject stream) {
            LastingClosureSteps.says(steps.refused(stream));
        }
    };

    /** Checks that it says so. */
    abstract void check(LastingClosureSteps steps, Subject stream);
}
