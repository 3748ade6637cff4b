// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of creating, writing, reading and deleting: {@code features/durable-streams/streams}. */
package dev.tidemark.conformance.deviation.durablestreams.streams;
