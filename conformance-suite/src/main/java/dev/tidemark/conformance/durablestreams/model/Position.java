// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

/** Where a reader starts: as the scenario says it, resolved against a stream when it is needed. */
public sealed interface Position {

    /** No offset parameter at all: the start of the stream. */
    record Start() implements Position {}

    /** -1 or now, literally. */
    record Sentinel(String token) implements Position {}

    /** The tail according to the metadata. */
    record Tail() implements Position {}

    /** The offset that the n-th append was answered with. */
    record After(int append) implements Position {}

    /** The offset of the last append, known without asking. */
    record Last() implements Position {}

    /** The offset of the last append, spoilt by a comma. */
    record Spoilt() implements Position {}

    static Position parse(String text) {
        return switch (text) {
            case "the start" -> new Start();
            case "the tail" -> new Tail();
            case "the last offset" -> new Last();
            case "an offset with a comma in its middle" -> new Spoilt();
            case "\"-1\"", "\"now\"" -> new Sentinel(text.substring(1, text.length() - 1));
            default -> new After(Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1)));
        };
    }
}
