// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of closing streams: {@code features/durable-streams/closure}. */
package dev.tidemark.conformance.deviation.durablestreams.closure;
