// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import dev.tidemark.conformance.target.Dimension;
import dev.tidemark.conformance.target.Dimension.Way;
import java.util.Arrays;
import java.util.Optional;

/** The three ways to read: section 5.6, 5.7 and 5.8. */
public enum Mode {
    CATCH_UP("catch-up", "", Mode.CORE),
    LONG_POLL("long-poll", Vocabulary.LONG_POLL, "long-poll"),
    SSE("SSE", Vocabulary.SSE, "sse");

    private static final String CORE = "core";

    /** A case with {@code @each-mode} is run in each of them. */
    public static final Dimension DIMENSION =
            new Dimension("mode", Arrays.stream(values()).map(Mode::way).toList());

    /** What the scenarios call it. */
    public final String name;

    /** The value of the parameter {@code live}; empty for none. */
    public final String live;

    /** The capability that a target claims with it. */
    public final String capability;

    Mode(String name, String live, String capability) {
        this.name = name;
        this.live = live;
        this.capability = capability;
    }

    private Way way() {
        return new Way(name, Optional.of(capability).filter(one -> !one.equals(CORE)));
    }

    public static Mode named(String name) {
        for (var mode : values()) {
            if (mode.name.equals(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("no read mode is called " + name);
    }
}
