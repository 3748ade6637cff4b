// SPDX-License-Identifier: Apache-2.0
/**
 * Steps that many features of Durable Streams use. Those of one topic lie in the folder that is called like the folder
 * of its features.
 */
package dev.tidemark.conformance.durablestreams;
