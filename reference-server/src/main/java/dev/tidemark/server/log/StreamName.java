// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.Arrays;

/**
 * The name of a stream: any non-empty text, with {@code /} between its segments. Two names are the same stream only if
 * they are equal character by character.
 */
public record StreamName(String value) implements Comparable<StreamName> {

    public StreamName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a stream needs a name");
        }
    }

    /** The order of code points, which is that of the bytes in UTF-8. */
    @Override
    public int compareTo(StreamName other) {
        return Arrays.compare(
                value.codePoints().toArray(), other.value.codePoints().toArray());
    }

    @Override
    public String toString() {
        return value;
    }
}
