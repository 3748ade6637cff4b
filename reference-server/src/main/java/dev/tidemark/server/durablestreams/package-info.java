// SPDX-License-Identifier: Apache-2.0
/** The HTTP binding of Durable Streams 1.0; section numbers in this package are those of its PROTOCOL.md. */
package dev.tidemark.server.durablestreams;
