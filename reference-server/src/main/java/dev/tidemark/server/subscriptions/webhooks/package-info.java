// SPDX-License-Identifier: Apache-2.0
/** Bringing wakes to the receivers of webhooks: where to, signed by which key, over which connection (Durable Streams 7.1, 12.8, 12.10). */
package dev.tidemark.server.subscriptions.webhooks;
