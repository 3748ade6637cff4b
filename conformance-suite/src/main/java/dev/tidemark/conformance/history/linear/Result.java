// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history.linear;

import java.util.List;

/**
 * What came of looking for an order.
 *
 * @param decision whether there is one
 * @param longest the operations of the longest beginning of an order that was found, all of them where there is an order
 * @param state after these
 */
public record Result<S, O>(Decision decision, List<Timed<O>> longest, S state) {

    public Result {
        longest = List.copyOf(longest);
    }

    public boolean isIllegal() {
        return decision == Decision.ILLEGAL;
    }
}
