// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

/** The upstream could not be reached or broke the connection: the proxy's client has to see a broken connection too. */
public final class UpstreamGone extends RuntimeException {
    public UpstreamGone(Throwable cause) {
        super("upstream connection failed: " + cause.getMessage(), cause);
    }
}
