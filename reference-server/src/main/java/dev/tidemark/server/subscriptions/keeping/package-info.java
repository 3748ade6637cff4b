// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the subscriptions: their events in a stream of the log, their state in memory, one thread that decides. What is
 * answered or sent out is stored before.
 */
package dev.tidemark.server.subscriptions.keeping;
