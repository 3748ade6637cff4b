// SPDX-License-Identifier: Apache-2.0
/**
 * What becomes of a subscription (Durable Streams 6 and 7), as pure rules: a {@link
 * dev.tidemark.server.subscriptions.rules.Subscription} is the sum of its {@link
 * dev.tidemark.server.subscriptions.rules.Event}s; asked what follows from a request, an append or the time, it says so and
 * changes nothing itself. Nothing here stores, sends, waits or looks at a clock.
 */
package dev.tidemark.server.subscriptions.rules;
