// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which protocols a user asks for.
 *
 * @param known all that there are; the first is what a target speaks unless somebody says otherwise
 */
public record ProtocolChoice(List<Protocol> known) {

    /** Stands for all of them together. */
    private static final String BOTH = "both";

    /**
     * What {@code -Dprotocol} says, if it is given, in the order of those that there are.
     *
     * @throws WrongInput when it names something else
     */
    public Optional<Set<Protocol>> asked(Settings settings) {
        return settings.get("protocol").map(text -> parse(text)
                .orElseThrow(() -> new WrongInput("-Dprotocol=" + text + " is not supported; there are " + names())));
    }

    /** What this means: {@code s2}, {@code both} or a list separated by commas; empty when it means nothing. */
    Optional<Set<Protocol>> parse(String text) {
        if (text.strip().equals(BOTH)) {
            return Optional.of(new LinkedHashSet<>(known));
        }
        var asked = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        var found = known.stream()
                .filter(protocol -> asked.contains(protocol.id()))
                .collect(Collectors.toCollection(LinkedHashSet<Protocol>::new));
        var ids = found.stream().map(Protocol::id).collect(Collectors.toSet());
        return ids.containsAll(asked) ? Optional.of(found) : Optional.empty();
    }

    /** What a target speaks of which nobody says what it speaks. */
    Set<Protocol> usual() {
        return Set.of(known.get(0));
    }

    /** All values of the option, for a message. */
    String names() {
        return known.stream().map(Protocol::id).collect(Collectors.joining(", ")) + " and " + BOTH;
    }

    /** The names of what only the targets of some of them have. */
    List<String> options() {
        var names = new ArrayList<String>();
        known.forEach(protocol -> names.addAll(protocol.options()));
        return names;
    }
}
