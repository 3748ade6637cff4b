// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of subscriptions: {@code durable-streams/subscriptions}. */
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;
