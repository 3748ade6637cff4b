// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.likeness;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the cases of one requirement saw of a server with one known fault.
 *
 * @param id of the deviation that made the fault
 * @param requirement that it breaks
 * @param summary what such a server does, in one sentence
 * @param seen case to what was observed where it failed, or to nothing where it passed
 */
public record Deviant(String id, String requirement, String summary, Map<String, Seen> seen) {

    public Deviant {
        seen = Map.copyOf(seen);
    }

    /** Whether a case noticed the fault. */
    public boolean caught() {
        return seen.values().stream().anyMatch(Seen::broken);
    }

    /** As it stands in the table: a line for the fault, then one per case. */
    String text() {
        StringBuilder lines = new StringBuilder(String.join("\t", id, requirement, summary)).append('\n');
        new TreeMap<>(seen)
                .forEach((name, one) ->
                        lines.append('\t').append(name).append(one.text()).append('\n'));
        return lines.toString();
    }
}
