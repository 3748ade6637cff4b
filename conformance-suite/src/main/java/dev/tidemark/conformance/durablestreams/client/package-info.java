// SPDX-License-Identifier: Apache-2.0
/**
 * A client of Durable Streams, its scene, its readers and writers, and the operations that rules are asked about.
 */
package dev.tidemark.conformance.durablestreams.client;
