// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

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

    /** The order of code points, which is that of the bytes in UTF-8. Called often: it must not cost an object. */
    @Override
    public int compareTo(StreamName other) {
        int length = Math.min(value.length(), other.value.length());
        for (int i = 0; i < length; i++) {
            if (value.charAt(i) != other.value.charAt(i)) {
                boolean within = i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
                int byWhole = within ? compareAt(i - 1, other) : 0;
                return byWhole != 0 ? byWhole : compareAt(i, other);
            }
        }
        return Integer.compare(value.length(), other.value.length());
    }

    private int compareAt(int index, StreamName other) {
        return Integer.compare(value.codePointAt(index), other.value.codePointAt(index));
    }

    @Override
    public String toString() {
        return value;
    }
}
