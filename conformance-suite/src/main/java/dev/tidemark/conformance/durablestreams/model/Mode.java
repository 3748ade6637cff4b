// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

/** The three ways to read: section 5.6, 5.7 and 5.8. */
public enum Mode {
    CATCH_UP("catch-up", "", "core"),
    LONG_POLL("long-poll", Vocabulary.LONG_POLL, "long-poll"),
    SSE("SSE", Vocabulary.SSE, "sse");

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

    public static Mode named(String name) {
        for (var mode : values()) {
            if (mode.name.equals(name)) {
                return mode;
            }
        }
        throw new IllegalArgumentException("no read mode is called " + name);
    }
}
