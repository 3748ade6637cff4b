// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of forks: {@code features/durable-streams/forks}. */
package dev.tidemark.conformance.deviation.durablestreams.forks;
