// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.util.List;

/** A record as a read gives it. */
public record StoredRecord(long seqNum, long timestamp, List<RecordHeader> headers, Bytes body) {

    public StoredRecord {
        headers = List.copyOf(headers);
    }

    long metered() {
        return Metering.of(headers, body);
    }

    @Override
    public String toString() {
        return "record " + seqNum + " at " + timestamp + (headers.isEmpty() ? "" : " with " + headers) + " " + body;
    }
}
