// SPDX-License-Identifier: Apache-2.0
/** What servers forget or confuse: {@code features/durable-streams/durability}. */
package dev.tidemark.conformance.deviation.durablestreams.durability;
