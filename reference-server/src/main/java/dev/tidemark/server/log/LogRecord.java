// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

/**
 * One stored record. Its body is never changed after it was handed over.
 *
 * @param at where it starts
 * @param timestamp when it was accepted, milliseconds since 1970, never less than that of the record before
 * @param body its bytes
 */
public record LogRecord(Position at, long timestamp, byte[] body) {

    /** Where the next record starts. */
    public Position end() {
        return at.plus(body.length);
    }
}
