// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

/** The protocols that a server may speak. */
public enum Speech {
    DURABLE_STREAMS,
    S2
}
