// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import dev.tidemark.server.log.Producer;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reading the headers of idempotent producers (5.2.1). */
public final class ProducerHeaders {

    private static final long LARGEST = (1L << 53) - 1;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,16}");

    private ProducerHeaders() {}

    /** @throws Problem if only some of the three headers are there or one is malformed */
    public static Optional<Producer> parse(MultiMap headers) {
        String id = headers.get(Protocol.PRODUCER_ID);
        String epoch = headers.get(Protocol.PRODUCER_EPOCH);
        String sequence = headers.get(Protocol.PRODUCER_SEQ);
        if (id == null && epoch == null && sequence == null) {
            return Optional.empty();
        }
        if (id == null || epoch == null || sequence == null || id.isBlank()) {
            throw malformed("Producer-Id, Producer-Epoch and Producer-Seq must come together and not be empty.");
        }
        return Optional.of(new Producer(id, number(epoch), number(sequence)));
    }

    private static long number(String text) {
        if (!NUMBER.matcher(text).matches() || Long.parseLong(text) > LARGEST) {
            throw malformed("Producer-Epoch and Producer-Seq are whole numbers from 0 to 2^53-1.");
        }
        return Long.parseLong(text);
    }

    private static Problem malformed(String sentence) {
        return Problem.badRequest("INVALID_PRODUCER", sentence);
    }
}
