// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.control.access.ResourceSet;
import dev.tidemark.server.s2.control.state.Page;
import java.util.ArrayList;
import java.util.List;

/** Lists the streams of a basin that S2 has names for; Durable Streams knows longer ones. */
final class StreamListing {

    private static final Page<StreamState> NOTHING = new Page<>(List.of(), false);

    private final LogStore store;

    StreamListing(LogStore store) {
        this.store = store;
    }

    /**
     * The next streams whose names begin with {@code prefix} and come after {@code after}, all without the basin's name.
     *
     * @param visible what the caller may see; nothing else is looked at
     */
    Page<StreamState> page(String basin, String prefix, String after, int limit, ResourceSet visible) {
        if (visible instanceof ResourceSet.Prefix all) {
            return all.prefix().startsWith(prefix)
                    ? page(basin, all.prefix(), after, limit)
                    : visible.contains(prefix) ? page(basin, prefix, after, limit) : NOTHING;
        }
        if (visible instanceof ResourceSet.Exact one && one.name().startsWith(prefix)) {
            return store.find(Names.inLog(basin, one.name()))
                    .filter(stream -> Page.BY_CODE_POINTS.compare(one.name(), after) > 0)
                    .map(stream -> new Page<>(List.of(stream), false))
                    .orElse(NOTHING);
        }
        return NOTHING;
    }

    private Page<StreamState> page(String basin, String prefix, String after, int limit) {
        String root = Names.inLog(basin, "").value();
        List<StreamState> items = new ArrayList<>();
        String last = after.isEmpty() ? "" : root + after;
        while (true) {
            List<StreamState> found = store.list(root + prefix, last, limit + 1);
            for (StreamState stream : found) {
                if (isName(name(basin, stream))) {
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
