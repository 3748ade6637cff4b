// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.function.Predicate;

/**
 * A part of a list.
 *
 * @param more whether more follow
 */
public record Page<T>(List<T> items, boolean more) {

    /** The order of lists: of the bytes in UTF-8, which is that of code points. */
    public static final Comparator<String> BY_CODE_POINTS = Page::compare;

    /**
     * The next items whose names begin with {@code prefix} and come after {@code after}.
     *
     * @param all in the order of lists
     * @param shown whether the caller may see an item
     * @param limit how many at the most
     */
    public static <T> Page<T> of(
            NavigableMap<String, T> all, String prefix, String after, int limit, Predicate<T> shown) {
        boolean behind = BY_CODE_POINTS.compare(after, prefix) >= 0;
        List<T> items = new ArrayList<>();
        for (var entry : all.tailMap(behind ? after : prefix, !behind).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (shown.test(entry.getValue())) {
                if (items.size() == limit) {
                    return new Page<>(items, true);
                }
                items.add(entry.getValue());
            }
        }
        return new Page<>(items, false);
    }

    private static int compare(String one, String other) {
        int at = 0;
        int common = Math.min(one.length(), other.length());
        while (at < common && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        if (at == common) {
            return one.length() - other.length();
        }
        char left = one.charAt(at);
        char right = other.charAt(at);
        // What takes two chars comes after everything that takes one, though its first char does not.
        boolean leftIsPair = Character.isSurrogate(left);
        boolean sameKind = leftIsPair == Character.isSurrogate(right);
        return sameKind ? left - right : leftIsPair ? 1 : -1;
    }
}
