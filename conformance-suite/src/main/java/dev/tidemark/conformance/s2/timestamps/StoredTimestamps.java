// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.timestamps;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.reports.contract.Broken;
import java.util.List;

/** The timestamps of all records of the stream, as a full read gives them. */
record StoredTimestamps(Scene scene) {

    List<Long> all() {
        var count = scene.subject().tail().seqNum();
        var records = scene.reader().readAll(scene.subject(), 0);
        if (records.size() != count) {
            throw new Broken(count + " records", String.valueOf(records.size()));
        }
        return records.stream().map(StoredRecord::timestamp).toList();
    }
}
