// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of the lifetime of streams: {@code features/durable-streams/expiry}. */
package dev.tidemark.conformance.deviation.durablestreams.expiry;
