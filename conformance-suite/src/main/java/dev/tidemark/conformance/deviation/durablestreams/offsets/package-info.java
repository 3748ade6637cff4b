// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of offsets: {@code features/durable-streams/offsets}. */
package dev.tidemark.conformance.deviation.durablestreams.offsets;
