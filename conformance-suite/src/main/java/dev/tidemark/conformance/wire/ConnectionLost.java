// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

/**
 * The connection broke before any byte of the answer, and the request may or may not have been carried out: sent again it could be carried
 * out twice, so only its whole scene can be played again.
 */
public final class ConnectionLost extends TransportFailure {

    private static final long serialVersionUID = 1L;

    private final boolean fresh;

    /** @param fresh whether the connection was opened for this request, so that it was not idle before */
    public ConnectionLost(String message, boolean fresh, Throwable cause) {
        super(message, cause);
        this.fresh = fresh;
    }

    /** Whether the connection was opened for this request: then its being idle for too long is no reason. */
    public boolean fresh() {
        return fresh;
    }
}
