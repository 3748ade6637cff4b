// SPDX-License-Identifier: Apache-2.0
/** How subscriptions look from outside: words, documents, tokens (Durable Streams 6 and 7). */
package dev.tidemark.server.subscriptions.wire;
