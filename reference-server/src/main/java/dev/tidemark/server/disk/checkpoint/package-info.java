// SPDX-License-Identifier: Apache-2.0
/**
 * All streams as they were after some entry of the journal.
 *
 * <ul>
 *   <li>{@code checkpoint.db}: MapDB, with the trees {@code streams} (states by id), {@code producers}, {@code blocks} (by stream and
 *       sequence: {@link dev.tidemark.server.disk.checkpoint.Block}), {@code parts} (what of {@code blocks.dat} is in use: lengths by
 *       offset) and the number {@code index} (the last entry that is in it).
 *   <li>{@code checkpoint.redo}: the pages of the next checkpoint, whole before the first of them is changed
 *       ({@link dev.tidemark.server.disk.checkpoint.Redo}).
 *   <li>{@code blocks.dat}: large blocks of records ({@link dev.tidemark.server.disk.checkpoint.LargeBlock}), as readers get them, in units
 *       of 4096 bytes.
 * </ul>
 *
 * <p>Moving on takes these steps, in this order: the new blocks are written where nothing is that a checkpoint or a reader refers to, and
 * synced; the redo file is written and synced; its pages are copied into the MapDB file, and that is synced; from then on the space of blocks
 * that were removed is free as soon as nobody reads it or is sent it, and the files of the journal go that are not needed any more. A crash between two
 * steps leaves the checkpoint before or the one after. Blocks that were written for a checkpoint that did not come about are free space again
 * at the next start.
 */
package dev.tidemark.server.disk.checkpoint;
