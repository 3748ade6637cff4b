// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.reports.requirements.Catalogue;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** All there is for one protocol: what it promises, and the scenarios that observe it. */
record Kit(Protocol protocol, Catalogue catalogue, Suite suite) {

    /** Those for these protocols, in the order of {@link Protocols}. */
    static List<Kit> of(Collection<Protocol> protocols) {
        return Protocols.all().stream()
                .filter(protocols::contains)
                .map(protocol -> new Kit(protocol, Catalogue.named(protocol.id()), Suite.of(protocol)))
                .toList();
    }

    /** The names of all capabilities, each also with the protocol before it, such as {@code s2/retention}. */
    static SortedSet<String> capabilities() {
        var names = new TreeSet<String>();
        for (var protocol : Protocols.all()) {
            Catalogue.named(protocol.id())
                    .requirements()
                    .forEach(requirement -> names.addAll(
                            List.of(requirement.capability(), protocol.id() + "/" + requirement.capability())));
        }
        return names;
    }
}
