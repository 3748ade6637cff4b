// SPDX-License-Identifier: Apache-2.0
/** Subscriptions of Durable Streams (sections 6 and 7) over HTTP. */
package dev.tidemark.server.subscriptions;
