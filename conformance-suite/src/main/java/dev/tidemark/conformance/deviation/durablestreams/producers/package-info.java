// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of idempotent producers: {@code features/durable-streams/producers}. */
package dev.tidemark.conformance.deviation.durablestreams.producers;
