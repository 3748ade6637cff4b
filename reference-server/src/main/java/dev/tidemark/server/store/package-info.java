// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the log: one writer thread orders all commands and writes them to a journal, one fdatasync per batch; a
 * checkpoint (MapDB) follows a fraction of a second behind and lets old journal segments go.
 *
 * <p>What is newer than the checkpoint is read from memory, everything else from MapDB.
 */
package dev.tidemark.server.store;
