// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.StreamState;

/**
 * A place in a stream as clients are told (openapi.json, {@code StreamPosition}).
 *
 * @param sequence the number that the record there has, or that the next one will get
 * @param timestamp of that record; at the tail of the one before it
 */
record Place(long sequence, long timestamp) {

    static Place of(LogRecord one) {
        return new Place(one.at().sequence(), one.timestamp());
    }

    static Place tailOf(StreamState stream) {
        return new Place(stream.tail().sequence(), stream.tailTimestamp());
    }
}
