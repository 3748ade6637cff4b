// SPDX-License-Identifier: Apache-2.0
/** Steps for features/durable-streams/producers. */
package dev.tidemark.conformance.durablestreams.producers;
