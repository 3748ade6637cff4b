// SPDX-License-Identifier: Apache-2.0
/**
 * A data folder: a journal that makes changes durable, one fdatasync per batch, and a checkpoint that follows about a second behind and
 * lets old journal files go.
 *
 * <ul>
 *   <li>{@code format}: {@code tidemark data 2}. A folder of format 1 has no {@code blocks.dat}; it is taken over when it is
 *       opened, and what it holds is read where it is.
 *   <li>{@code lock}: held by the server that uses the folder.
 *   <li>{@code journal/}: {@link dev.tidemark.server.disk.journal}.
 *   <li>{@code checkpoint.db}, {@code checkpoint.redo}, {@code blocks.dat}: {@link dev.tidemark.server.disk.checkpoint}.
 * </ul>
 *
 * <p>How changes, states and records look as bytes, in either of them, is in {@link dev.tidemark.server.disk.codec}.
 */
package dev.tidemark.server.disk;
