// SPDX-License-Identifier: Apache-2.0
/** Steps for features/durable-streams/offsets. */
package dev.tidemark.conformance.durablestreams.offsets;
