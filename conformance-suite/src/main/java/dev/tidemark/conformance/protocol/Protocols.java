// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.protocol;

import dev.tidemark.conformance.durablestreams.DurableStreams;
import dev.tidemark.conformance.s2.S2;
import dev.tidemark.conformance.target.Protocol;
import java.util.List;

/** The protocols that the suite has rules for. */
public final class Protocols {

    /** In the order in which a report has them. */
    private static final List<Protocol> ALL = List.of(new DurableStreams(), new S2());

    private Protocols() {}

    /** All of them; a target speaks the first unless somebody says otherwise. */
    public static List<Protocol> all() {
        return ALL;
    }

    /**
     * The one that is called so.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Protocol named(String id) {
        return ALL.stream()
                .filter(protocol -> protocol.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no protocol is called " + id));
    }
}
