// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

/** The protocols that a server may speak. */
enum Speech {
    DURABLE_STREAMS,
    S2
}
