// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the log: one writer thread orders all commands, has their changes made durable together, shows them to readers, and ends, cuts
 * and removes streams by itself. Where changes and older records lie is behind {@link dev.tidemark.server.engine.Persistence}.
 *
 * <p>What is newer than the checkpoint is read from memory, everything else from where the records lie.
 */
package dev.tidemark.server.engine;
