// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of caching: {@code features/durable-streams/caching}. */
package dev.tidemark.conformance.deviation.durablestreams.caching;
