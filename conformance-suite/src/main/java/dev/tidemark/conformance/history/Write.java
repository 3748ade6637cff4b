// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history;

import java.util.Optional;

/**
 * An append as its writer saw it.
 *
 * @param writer who sent it
 * @param number its place in the sequence of this writer
 * @param marker the text that identifies it in the stream
 * @param offset the offset that acknowledged it; empty when no acknowledgement came
 * @param sentAt nanoseconds on the clock of this process
 * @param answeredAt nanoseconds on the clock of this process
 */
public record Write(int writer, int number, String marker, Optional<String> offset, long sentAt, long answeredAt) {

    public boolean isAcknowledged() {
        return offset.isPresent();
    }
}
