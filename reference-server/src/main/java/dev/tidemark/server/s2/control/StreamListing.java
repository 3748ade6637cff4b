// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.control.state.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Lists the streams of a basin that S2 has names for; Durable Streams knows longer ones. */
final class StreamListing {

    private final LogStore store;

    StreamListing(LogStore store) {
        this.store = store;
    }

    /**
     * The next streams whose names begin with {@code prefix} and come after {@code after}, all without the basin's name.
     *
     * @param shown whether the caller may see a stream of this name
     */
    Page<StreamState> page(String basin, String prefix, String after, int limit, Predicate<String> shown) {
        String root = Names.inLog(basin, "").value();
        List<StreamState> items = new ArrayList<>();
        String last = after.isEmpty() ? "" : root + after;
        while (true) {
            List<StreamState> found = store.list(root + prefix, last, limit + 1);
            for (StreamState stream : found) {
                String name = name(basin, stream);
                if (isName(name) && shown.test(name)) {
                    if (items.size() == limit) {
                        return new Page<>(items, true);
                    }
                    items.add(stream);
                }
            }
            if (found.size() <= limit) {
                return new Page<>(items, false);
            }
            last = found.get(found.size() - 1).name().value();
        }
    }

    /** The name of a stream within its basin. */
    static String name(String basin, StreamState stream) {
        return stream.name().value().substring(basin.length() + 1);
    }

    private static boolean isName(String name) {
        return !name.isEmpty()
                && !name.equals(".")
                && !name.equals("..")
                && !Names.longerThan(name, Protocol.STREAM_NAME_BYTES);
    }
}
