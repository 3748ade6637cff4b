// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A protocol that the suite has rules for. */
public enum Protocol {
    DURABLE_STREAMS("durable-streams", "DS"),
    S2("s2", "S2");

    /** Stands for all of them together. */
    private static final String BOTH = "both";

    private final String id;
    private final String prefix;

    Protocol(String id, String prefix) {
        this.id = id;
        this.prefix = prefix;
    }

    /** How options call it; also the name of its catalogue, of the folder of its features and of the tag on each of them. */
    public String id() {
        return id;
    }

    /** What the ids of its requirements and the names of its sections begin with. */
    public String prefix() {
        return prefix;
    }

    /** Both of them. */
    public static Set<Protocol> all() {
        return Collections.unmodifiableSet(EnumSet.allOf(Protocol.class));
    }

    /** What the user asked for, if anything: {@code s2}, {@code both} or a list separated by commas; empty when it means nothing. */
    static Optional<Set<Protocol>> parse(String text) {
        if (text.strip().equals(BOTH)) {
            return Optional.of(all());
        }
        var protocols = EnumSet.noneOf(Protocol.class);
        for (var name : text.split(",", -1)) {
            var found = Arrays.stream(values())
                    .filter(protocol -> protocol.id.equals(name.strip()))
                    .findAny();
            if (found.isEmpty()) {
                return Optional.empty();
            }
            protocols.add(found.get());
        }
        return Optional.of(Collections.unmodifiableSet(protocols));
    }

    /**
     * What {@code -Dprotocol} says, if it is given.
     *
     * @throws WrongInput when it names something else
     */
    public static Optional<Set<Protocol>> asked(Settings settings) {
        return settings.get("protocol").map(text -> parse(text)
                .orElseThrow(() -> new WrongInput("-Dprotocol=" + text + " is not supported; there are " + names())));
    }

    /** All values of the option, for a message. */
    static String names() {
        return Arrays.stream(values()).map(Protocol::id).collect(Collectors.joining(", ")) + " and " + BOTH;
    }
}
