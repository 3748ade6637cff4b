// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history.linear;

/**
 * An operation of one client with what came of it.
 *
 * @param called nanoseconds on the clock of this process, before it was sent
 * @param returned when its outcome was known, on the same clock; {@link #NEVER} where it never was: then it happened at any time after the call, or
 *     not at all
 * @param <O> operations together with their outcome
 */
public record Timed<O>(int client, long called, long returned, O operation) {

    public static final long NEVER = Long.MAX_VALUE;

    public boolean isKnown() {
        return returned != NEVER;
    }
}
