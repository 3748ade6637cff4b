// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import java.util.List;

/**
 * An append of an idempotent producer (Durable Streams 5.2.1).
 *
 * @param texts its messages
 * @param close whether it closes the stream
 */
record Produced(String id, long epoch, long sequence, List<String> texts, boolean close) {

    List<String> headers() {
        return List.of("Producer-Id", id, "Producer-Epoch", "" + epoch, "Producer-Seq", "" + sequence);
    }

    boolean isSameAs(Produced other) {
        return id.equals(other.id) && epoch == other.epoch && sequence == other.sequence;
    }
}
