// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import java.util.Optional;

/**
 * A stream as far as a history can tell.
 *
 * @param tail the sequence number of the next record
 * @param token the fencing token; empty where it may be any
 * @param trimmed records before it may be gone
 * @param gone records before it were seen to be gone
 */
record StreamState(long tail, Optional<String> token, long trimmed, long gone) {

    /** Of a stream that nobody has fenced. */
    static final StreamState NEW = new StreamState(0, Optional.of(""), 0, 0);

    boolean mayHaveToken(String wanted) {
        return token.isEmpty() || token.get().equals(wanted);
    }

    /** After this record, which takes effect at once (a trim reaches to the command itself at most). */
    StreamState with(Entry entry) {
        var reach = entry.trim().isPresent() ? earlier(entry.trim().getAsLong(), tail + 1) : 0;
        return new StreamState(
                tail + 1, entry.fence().isPresent() ? entry.fence() : token, Math.max(trimmed, reach), gone);
    }

    private static long earlier(long one, long other) {
        return Long.compareUnsigned(one, other) < 0 ? one : other;
    }

    StreamState seenGone(long before) {
        return before <= gone ? this : new StreamState(tail, token, trimmed, before);
    }
}
