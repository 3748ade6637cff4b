// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

/** A server did not do what the load needs, so there is nothing to measure. */
final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnexpectedAnswer(String message) {
        super(message);
    }
}
