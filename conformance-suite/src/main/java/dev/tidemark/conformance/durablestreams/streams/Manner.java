// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.grammar.Word;
import java.util.Set;
import java.util.function.IntPredicate;

/** How the requests of a client without much knowledge are answered (sections 11 and 12). */
enum Manner {
    @Word(value = "a success", means = "2xx.")
    SUCCESS(status -> status >= 200 && status < 300),

    @Word(value = "no demand for more", means = "None of 406, 417, 426 and 428.")
    NO_NEGOTIATION(status -> !Set.of(406, 417, 426, 428).contains(status)),

    @Word(value = "no server error", means = "Below 500.")
    NO_SERVER_ERROR(status -> status < 500),

    @Word(value = "a refusal for want of credentials", means = "401 or 403.")
    NO_CREDENTIALS(status -> status == 401 || status == 403);

    final IntPredicate rule;

    Manner(IntPredicate rule) {
        this.rule = rule;
    }
}
