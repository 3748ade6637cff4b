// SPDX-License-Identifier: Apache-2.0
/** Steps for features/durable-streams/caching. */
package dev.tidemark.conformance.durablestreams.caching;
