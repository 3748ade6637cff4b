// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

/** The upstream could not be reached or broke the connection: the proxy's client has to see a broken connection too. */
final class UpstreamGone extends RuntimeException {
    UpstreamGone(Throwable cause) {
        super("upstream connection failed: " + cause.getMessage(), cause);
    }
}
