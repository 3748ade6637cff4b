// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps the log: one writer thread orders all commands and writes them to a journal, one fdatasync per batch; a
 * checkpoint follows about a second behind and lets old journal segments go.
 *
 * <p>What is newer than the checkpoint is read from memory, everything else from the checkpoint.
 *
 * <p>A data folder has these files:
 *
 * <ul>
 *   <li>{@code format}: {@code tidemark data 2}. A folder of format 1 has no {@code blocks.dat}; it is taken over when it is
 *       opened, and what it holds is read where it is.
 *   <li>{@code lock}: held by the server that uses the folder.
 *   <li>{@code journal/journal-N}: a header, then entries ({@link dev.tidemark.server.store.EntryBuffer},
 *       {@link dev.tidemark.server.store.ChangeCodec}); N is the index of the first one. What follows the last whole entry of the
 *       last file was never acknowledged.
 *   <li>{@code checkpoint.db}: MapDB, with the trees {@code streams} (states by id), {@code producers}, {@code blocks} (by stream and
 *       sequence: {@link dev.tidemark.server.store.Block}), {@code parts} (what of {@code blocks.dat} is in use) and the number
 *       {@code index} (the last entry that is in it).
 *   <li>{@code checkpoint.redo}: the pages of the next checkpoint, whole before the first of them is changed
 *       ({@link dev.tidemark.server.store.Redo}).
 *   <li>{@code blocks.dat}: large blocks of records ({@link dev.tidemark.server.store.LargeBlock}), as readers get them. It is
 *       synced before the checkpoint that refers to it, and space is written again only once no checkpoint and no reader refers to it.
 * </ul>
 */
package dev.tidemark.server.store;
