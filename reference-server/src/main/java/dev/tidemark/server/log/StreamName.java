// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

/**
 * The name of a stream: any non-empty text, with {@code /} between its segments. Two names are the same stream only if
 * they are equal character by character.
 */
public record StreamName(String value) {

    public StreamName {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a stream needs a name");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
