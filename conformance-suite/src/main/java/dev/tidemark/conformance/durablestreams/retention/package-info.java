// SPDX-License-Identifier: Apache-2.0
/** Steps for features/durable-streams/retention. */
package dev.tidemark.conformance.durablestreams.retention;
