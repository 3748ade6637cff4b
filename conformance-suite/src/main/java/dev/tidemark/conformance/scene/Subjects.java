// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.target.Protocol;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which answers that usually decide nothing (no room, too many requests) a scenario is about; its tags tell. */
final class Subjects {

    private static final Map<String, Set<Integer>> STATUSES = Map.of(
            "@needs-body-limit", Set.of(413),
            "@needs-request-limit", Set.of(429, 503));

    private Subjects() {}

    static int[] of(Collection<String> tags, Collection<Protocol> protocols) {
        var all = Stream.concat(Stream.of(STATUSES), protocols.stream().map(Protocol::decisive))
                .toList();
        return tags.stream()
                .flatMap(tag -> all.stream().flatMap(each -> each.getOrDefault(tag, Set.of()).stream()))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
