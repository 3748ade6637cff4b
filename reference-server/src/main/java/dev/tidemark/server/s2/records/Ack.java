// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.log.Outcome;

/**
 * What a writer is told about a batch that was stored (openapi.json, {@code AppendAck}).
 *
 * @param start its first record
 * @param end the number behind its last record, and that record's timestamp
 * @param tail where the stream ended once it was stored
 */
record Ack(Place start, Place end, Place tail) {

    static Ack of(Outcome.Recorded recorded) {
        Place end = Place.tailOf(recorded.stream());
        return new Ack(new Place(recorded.start().sequence(), recorded.startTimestamp()), end, end);
    }
}
