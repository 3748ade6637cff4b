// SPDX-License-Identifier: Apache-2.0
/** Deviations of Durable Streams, a folder per topic as in {@code features/durable-streams}, and the words that they share. */
package dev.tidemark.conformance.deviation.durablestreams;
