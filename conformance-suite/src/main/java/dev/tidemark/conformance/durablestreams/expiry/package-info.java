// SPDX-License-Identifier: Apache-2.0
/** Steps for features/durable-streams/expiry. */
package dev.tidemark.conformance.durablestreams.expiry;
