// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import dev.tidemark.server.log.Position;

/**
 * How far a stream was processed.
 *
 * @param stream tells it from another one of the same path
 */
public record Cursor(String path, long stream, Position acked) {}
