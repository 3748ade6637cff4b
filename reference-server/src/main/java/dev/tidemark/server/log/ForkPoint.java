// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.Optional;

/**
 * Where a fork branches off (Durable Streams 4.2).
 *
 * @param source the stream to fork
 * @param anchor a position of the source; its tail if absent
 * @param subOffset how far behind the anchor
 * @param unit what the sub-offset counts
 */
public record ForkPoint(StreamName source, Optional<Position> anchor, long subOffset, Unit unit) {

    /** What a sub-offset counts. */
    public enum Unit {
        /** Records, where each is a message. */
        RECORDS,
        /** Bytes of the one record behind the anchor. */
        BYTES
    }
}
