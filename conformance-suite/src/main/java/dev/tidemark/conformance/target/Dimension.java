// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a protocol has in several ways, all of which keep the same promises: the kind of reader, the mode of a read. A case with the
 * tag of a dimension is run once in each way; its steps ask the scene which one it is.
 *
 * @param noun in the singular, such as {@code reader}
 * @param ways in the order in which the cases stand in a report; the first one is that of cases without the tag
 */
public record Dimension(String noun, List<Way> ways) {

    /** What the tag of every dimension begins with. */
    public static final String EACH = "@each-";

    /**
     * One of the ways.
     *
     * @param name as the title of a case has it, such as {@code SSE session}
     * @param capability that a target claims with it; empty where no target goes without
     */
    public record Way(String name, Optional<String> capability) {}

    public Dimension {
        ways = List.copyOf(ways);
    }

    /** The tag of what is to be run in each way, such as {@code @each-reader}. */
    public String tag() {
        return EACH + noun;
    }

    /** The tag of a case that is run in this way, such as {@code @reader-sse-session}. */
    public String tag(Way way) {
        return "@" + noun + "-" + way.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** The way in which a case with these tags is run. */
    public Way of(Collection<String> tags) {
        return ways.stream().filter(way -> tags.contains(tag(way))).findFirst().orElse(ways.get(0));
    }
}
