// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

/** The connection broke before an answer arrived; nothing is known about the promise under test. */
public class TransportFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TransportFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
