// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import java.util.Optional;

/**
 * One message as the server must return it.
 *
 * @param text the message, in JSON mode with its quotes
 * @param end the offset behind it, if any answer told
 */
record Piece(String text, Optional<String> end) {

    static Piece of(String text) {
        return new Piece(text, Optional.empty());
    }

    Piece endingAt(Optional<String> offset) {
        return new Piece(text, end.or(() -> offset));
    }
}
