// SPDX-License-Identifier: Apache-2.0
/**
 * Steps for features/durable-streams/durability: what lasts over restarts and crashes, and among concurrent writers.
 */
package dev.tidemark.conformance.durablestreams.durability;
