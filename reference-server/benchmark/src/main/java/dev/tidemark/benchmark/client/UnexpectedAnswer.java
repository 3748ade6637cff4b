// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

/** A server did not do what the load needs, so there is nothing to measure. */
public final class UnexpectedAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnexpectedAnswer(String message) {
        super(message);
    }
}
