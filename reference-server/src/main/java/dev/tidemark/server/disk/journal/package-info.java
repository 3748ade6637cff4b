// SPDX-License-Identifier: Apache-2.0
/**
 * The journal: files {@code journal-N}, where N is the index of the first entry. A file has a header of twelve bytes
 * ({@link dev.tidemark.server.disk.journal.Segment}), then entries: length and CRC32C of what follows, index, change
 * ({@link dev.tidemark.server.disk.journal.EntryBuffer}, {@link dev.tidemark.server.disk.codec.ChangeCodec}).
 *
 * <p>The last file ends with zeros while it is written to, so that a sync of an entry need not change its size. What follows the last
 * whole entry of the last file was never acknowledged, and is cut off when the folder is opened, with the zeros. Damage
 * anywhere else is an error. A file goes once the checkpoint has all its entries.
 */
package dev.tidemark.server.disk.journal;
