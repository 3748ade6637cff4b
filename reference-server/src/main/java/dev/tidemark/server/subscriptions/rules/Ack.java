// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import dev.tidemark.server.log.Position;

/** A worker has processed a stream up to this position. */
public record Ack(String path, Position offset) {}
