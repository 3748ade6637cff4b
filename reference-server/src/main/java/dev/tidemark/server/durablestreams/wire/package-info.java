// SPDX-License-Identifier: Apache-2.0
/** The words of Durable Streams: what requests say in paths, parameters and headers, and how answers and refusals are worded. Nothing here acts. */
package dev.tidemark.server.durablestreams.wire;
