// SPDX-License-Identifier: Apache-2.0
/** Steps for features/durable-streams/streams. */
package dev.tidemark.conformance.durablestreams.streams;
