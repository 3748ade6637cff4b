// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

/** The protocols, and the parts of them that not every server has. */
public enum Speech {
    DURABLE_STREAMS,
    /** Subscriptions of Durable Streams. */
    SUBSCRIPTIONS,
    S2
}
