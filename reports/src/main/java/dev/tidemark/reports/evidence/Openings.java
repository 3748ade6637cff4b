// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import java.util.BitSet;

/**
 * How each of many texts begins, as hashes: one pass over another text says that it holds none of them, or may hold one, however many they are.
 */
final class Openings {

    private static final int HASHES = 1 << 16;

    private static final int FACTOR = 31;

    private final BitSet hashes = new BitSet(HASHES);
    private final int length;
    private final int highest;

    /** @param length of an opening, in characters; no text that is added is shorter */
    Openings(int length) {
        this.length = length;
        var power = 1;
        for (int i = 1; i < length; i++) {
            power *= FACTOR;
        }
        this.highest = power;
    }

    void add(String text) {
        var hash = 0;
        for (int i = 0; i < length; i++) {
            hash = hash * FACTOR + text.charAt(i);
        }
        hashes.set(bit(hash));
    }

    /** False only where none of the texts is in this one. */
    boolean mayBeIn(String text) {
        if (hashes.isEmpty()) {
            return false;
        }
        var hash = 0;
        for (int i = 0; i < text.length(); i++) {
            if (i >= length) {
                hash -= text.charAt(i - length) * highest;
            }
            hash = hash * FACTOR + text.charAt(i);
            if (i >= length - 1 && hashes.get(bit(hash))) {
                return true;
            }
        }
        return false;
    }

    private static int bit(int hash) {
        return (hash ^ hash >>> 16) & HASHES - 1;
    }
}
