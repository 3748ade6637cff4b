// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Change;

/** A change with its place in the order of all changes of all streams; indices grow by one and are never used twice. */
public record Entry(long index, Change change) {}
