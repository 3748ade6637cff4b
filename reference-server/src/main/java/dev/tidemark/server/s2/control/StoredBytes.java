// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Names;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How much there is in the streams of a basin. */
final class StoredBytes {

    private static final int AT_ONCE = 1000;

    private final LogStore store;

    StoredBytes(LogStore store) {
        this.store = store;
    }

    /** Bytes of the bodies of records in a basin. */
    long of(String basin) {
        return streams(basin).stream().mapToLong(StoredBytes::of).sum();
    }

    /** Bytes of the bodies of records in a stream. */
    static long of(StreamState stream) {
        return stream.tail().bytes() - stream.earliest().bytes();
    }

    /** Whether one of its streams that exist now existed at some time. */
    boolean isActive(String basin, Instant time) {
        return streams(basin).stream().anyMatch(stream -> stream.createdAt() <= time.toEpochMilli());
    }

    private List<StreamState> streams(String basin) {
        String prefix = Names.inLog(basin, "").value();
        List<StreamState> all = new ArrayList<>();
        List<StreamState> found = store.list(prefix, "", AT_ONCE);
        while (!found.isEmpty()) {
            found.stream().filter(stream -> !stream.softDeleted()).forEach(all::add);
            found = store.list(prefix, found.get(found.size() - 1).name().value(), AT_ONCE);
        }
        return all;
    }
}
