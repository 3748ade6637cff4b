// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.receiver;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a receiver makes of a delivery. */
public sealed interface Reaction {

    /** Answers at once. */
    record Answer(int status, Map<String, String> headers, String body) implements Reaction {
        public Answer {
            headers = Map.copyOf(headers);
        }

        /** An answer with a JSON body. */
        public static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"), body);
        }
    }

    /** Closes the connection without an answer. */
    record HangUp() implements Reaction {}

    /** Answers when it is told to, with what it is told; not at all when that takes longer than a minute. */
    record Later(CompletableFuture<Answer> answer) implements Reaction {}
}
