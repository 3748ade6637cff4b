// SPDX-License-Identifier: Apache-2.0
/** Steps for features/durable-streams/live. */
package dev.tidemark.conformance.durablestreams.live;
