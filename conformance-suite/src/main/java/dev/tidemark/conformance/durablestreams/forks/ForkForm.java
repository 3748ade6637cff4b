// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.forks;

import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a fork request says beside its source (section 4.2).
 *
 * @param offset what Stream-Fork-Offset names, made of the source; empty for none
 * @param position up to where the fork holds what its source holds, as the model counts; empty for all of it
 * @param subOffset Stream-Fork-Sub-Offset, literally; null for none
 * @param headers further headers
 * @param url where the fork is to be; empty for a URL that nothing has used
 */
record ForkForm(
        Optional<Function<Subject, String>> offset,
        Optional<Integer> position,
        String subOffset,
        UnaryOperator<Request> headers,
        Optional<URI> url) {

    Request on(Request fork, Subject source) {
        var placed = offset.map(of -> fork.with(Vocabulary.STREAM_FORK_OFFSET, of.apply(source)))
                .orElse(fork);
        var within = subOffset == null ? placed : placed.with(Vocabulary.STREAM_FORK_SUB_OFFSET, subOffset);
        return headers.apply(within);
    }

    int position(Subject source) {
        return Math.min(position.orElse(source.length()), source.length());
    }

    /** Bytes, or messages of a JSON stream, beyond the position; what is no number is none. */
    long beyond() {
        return subOffset != null && subOffset.matches("\\d{1,9}") ? Long.parseLong(subOffset) : 0;
    }

    /** The requirements that promise that such a request is granted, beside the one about plain forks. */
    String[] promises(Subject source) {
        if (beyond() > 0) {
            return new String[] {source.isJson() ? "DS-4.2-10" : "DS-4.2-11"};
        }
        if (subOffset != null) {
            return new String[] {"DS-4.2-12"};
        }
        return offset.isPresent()
                ? new String[] {"DS-4.2-08"}
                : new String[] {
                    "DS-4.2-01",
                    "DS-4.2-33",
                    "DS-4.2-17",
                    "DS-4.2-18",
                    "DS-4.2-19",
                    "DS-4.2-20",
                    "DS-4.2-21",
                    "DS-4.2-22",
                    "DS-4.2-23",
                    "DS-4.2-24",
                    "DS-4.2-25"
                };
    }

    /** The same token but for its last digit or letter: none that the server has handed out for this stream. */
    static String altered(String offset) {
        for (int i = offset.length() - 1; i >= 0; i--) {
            var one = offset.charAt(i);
            if (Character.isLetterOrDigit(one)) {
                var other = one == '9' ? '8' : one == 'z' ? 'y' : one == 'Z' ? 'Y' : (char) (one + 1);
                return offset.substring(0, i) + other + offset.substring(i + 1);
            }
        }
        throw new Broken("an offset with a letter or a digit", offset);
    }
}
