// SPDX-License-Identifier: Apache-2.0
/** What a target sends on its own: a listener for webhooks, bounded in connections, bytes and time. */
package dev.tidemark.conformance.wire.receiver;
