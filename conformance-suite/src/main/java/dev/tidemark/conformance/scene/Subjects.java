// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import java.util.Collection;
import java.util.Map;
import java.util.stream.IntStream;

/** Which answers that usually decide nothing (no room, too many requests) a scenario is about; its tags tell. */
final class Subjects {

    private static final Map<String, int[]> STATUSES = Map.of(
            "@needs-body-limit", new int[] {413},
            "@needs-request-limit", new int[] {429, 503},
            "@S2-APPEND-13", new int[] {413});

    private Subjects() {}

    static int[] of(Collection<String> tags) {
        return tags.stream()
                .flatMapToInt(tag -> IntStream.of(STATUSES.getOrDefault(tag, new int[0])))
                .toArray();
    }
}
