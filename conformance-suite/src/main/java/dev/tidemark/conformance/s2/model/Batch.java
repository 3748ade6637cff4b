// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.util.List;
import java.util.Optional;

/**
 * The answer to a unary read, or one event of a session.
 *
 * @param tail of the stream, which may be left out
 */
public record Batch(List<StoredRecord> records, Optional<Position> tail) {

    public Batch {
        records = List.copyOf(records);
    }

    public long metered() {
        return records.stream().mapToLong(StoredRecord::metered).sum();
    }
}
