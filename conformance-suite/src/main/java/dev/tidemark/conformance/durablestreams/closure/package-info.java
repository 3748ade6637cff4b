// SPDX-License-Identifier: Apache-2.0
/** Steps for features/durable-streams/closure. */
package dev.tidemark.conformance.durablestreams.closure;
