// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of readers that wait: {@code features/durable-streams/live}. */
package dev.tidemark.conformance.deviation.durablestreams.live;
