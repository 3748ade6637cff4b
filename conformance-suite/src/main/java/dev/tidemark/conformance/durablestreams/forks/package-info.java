// SPDX-License-Identifier: Apache-2.0
/** Steps for features/durable-streams/forks. */
package dev.tidemark.conformance.durablestreams.forks;
