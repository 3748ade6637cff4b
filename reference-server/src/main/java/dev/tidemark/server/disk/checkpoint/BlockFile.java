// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import dev.tidemark.server.disk.Device;
import dev.tidemark.server.engine.Pin;
import dev.tidemark.server.log.Page.FilePart;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The file that holds large blocks of records, so that they go to readers as they are. Which parts of it are in use the
 * checkpoint knows. Space is written only if nothing refers to it, neither the checkpoint on the disk nor a reader: so a crash
 * at any moment leaves everything that the checkpoint on the disk refers to.
 *
 * <p>One thread writes, many read.
 */
final class BlockFile implements Closeable {

    /** Space is given out in units of so many bytes. */
    static final int UNIT = 4096;

    /** The file is cut off when so much is free at its end. */
    private static final long SPARE = 1L << 20;

    /** How much is read at once of what is not wanted itself. */
    private static final int WARMING = 1 << 16;

    private final FileChannel file;
    private final Device device;
    private final Pins pins = new Pins();
    private final TreeMap<Long, Long> free = new TreeMap<>();
    private final Map<Long, ByteBuffer> unwritten = new ConcurrentHashMap<>();
    private final List<long[]> removed = new ArrayList<>();
    private final Deque<Leaving> leaving = new ArrayDeque<>();
    private final Holds holds = new Holds();
    private final List<long[]> held = new ArrayList<>();
    private final WarmParts warm = new WarmParts();
    private long end;
    private long size;

    /** @param used the parts that the checkpoint refers to: length in bytes by offset */
    BlockFile(Path path, Device device, Map<Long, Long> used) throws IOException {
        this.device = device;
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            size = file.size();
            if (size == 0) {
                device.syncFolder(path.toAbsolutePath().getParent());
            }
            occupy(new TreeMap<>(used), path);
            shrink();
        } catch (IOException | RuntimeException failed) {
            file.close();
            throw failed;
        }
    }

    /** Learns what is in use, and so what is free. */
    private void occupy(TreeMap<Long, Long> used, Path path) throws IOException {
        for (Map.Entry<Long, Long> part : used.entrySet()) {
            long offset = part.getKey();
            if (offset < end) {
                throw new IOException(path + " has one place for two blocks, at " + offset);
            }
            if (size < offset + part.getValue()) {
                throw new IOException(path + " is shorter than the checkpoint says");
            }
            if (offset > end) {
                free.put(end, offset - end);
            }
            end = offset + whole(part.getValue());
        }
    }

    /** Takes over bytes, in memory until {@link #write}; returns where they are. */
    long put(ByteBuffer bytes) {
        long offset = allocate(whole(bytes.remaining()));
        unwritten.put(offset, bytes);
        return offset;
    }

    /** Nothing refers to a part any more once the checkpoint is on the disk. */
    void remove(long offset, long length) {
        removed.add(new long[] {offset, whole(length)});
    }

    /** Brings what was put to the disk; if that fails it can be tried again. To be done before the checkpoint is. */
    void write() throws IOException {
        if (unwritten.isEmpty()) {
            return;
        }
        for (Map.Entry<Long, ByteBuffer> part : new TreeMap<>(unwritten).entrySet()) {
            file.position(part.getKey());
            device.write(file, part.getValue().duplicate());
            warm.add(part.getKey());
        }
        device.force(file);
        size = Math.max(size, file.size());
        unwritten.clear();
    }

    /** The checkpoint is on the disk: what it does not refer to any more is free once nobody reads it. */
    void settle() throws IOException {
        if (!removed.isEmpty()) {
            leaving.add(new Leaving(pins.advance(), List.copyOf(removed)));
            removed.clear();
        }
        while (!leaving.isEmpty() && pins.isOver(leaving.peek().epoch())) {
            held.addAll(leaving.remove().parts());
        }
        held.removeIf(this::isReleased);
        shrink();
    }

    Pin pin() {
        return pins.pin();
    }

    /**
     * Keeps bytes of a part where they are, however long somebody needs them; nothing if they are not there yet. To be called while
     * pinned.
     */
    Optional<FilePart> hold(long part, long at, int length) throws IOException {
        if (unwritten.containsKey(part)) {
            return Optional.empty();
        }
        long position = part + at;
        if (warm.add(part)) {
            warm(position, length);
        }
        Runnable release = holds.hold(part);
        return Optional.of(new FilePart(file, position, length, release));
    }

    /** Who sends what is held must not have to wait for the device: this has it come into the memory of the operating system. */
    private void warm(long position, int length) throws IOException {
        ByteBuffer ignored = ByteBuffer.allocate(WARMING);
        for (long at = position; at < position + length; at += WARMING) {
            file.read(ignored.clear(), at);
        }
    }

    /** Fills a buffer; to be called while pinned. */
    void read(long part, long at, ByteBuffer target) throws IOException {
        ByteBuffer waiting = unwritten.get(part);
        if (waiting != null) {
            int from = waiting.position() + (int) at;
            target.put(waiting.duplicate().limit(from + target.remaining()).position(from));
            return;
        }
        long position = part + at;
        while (target.hasRemaining()) {
            int count = file.read(target, position);
            if (count < 0) {
                throw new EOFException("a block ends early");
            }
            position += count;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private long allocate(long length) {
        for (Map.Entry<Long, Long> gap : free.entrySet()) {
            // Read before the tree changes: a removal may put another gap into this entry.
            long offset = gap.getKey();
            long room = gap.getValue();
            if (room >= length) {
                free.remove(offset);
                if (room > length) {
                    free.put(offset + length, room - length);
                }
                return offset;
            }
        }
        long offset = end;
        end += length;
        return offset;
    }

    /** Makes what was removed free space, unless somebody holds it. */
    private boolean isReleased(long[] part) {
        if (holds.isHeld(part[0])) {
            return false;
        }
        release(part[0], part[1]);
        return true;
    }

    private void release(long offset, long length) {
        long from = offset;
        long to = offset + length;
        Map.Entry<Long, Long> before = free.lowerEntry(from);
        if (before != null && before.getKey() + before.getValue() == from) {
            from = before.getKey();
            free.remove(from);
        }
        Long behind = free.remove(to);
        to += behind == null ? 0 : behind;
        if (to == end) {
            end = from;
        } else {
            free.put(from, to - from);
        }
    }

    private void shrink() throws IOException {
        if (size > end + SPARE) {
            file.truncate(end);
            size = end;
        }
    }

    private static long whole(long length) {
        return (length + UNIT - 1) / UNIT * UNIT;
    }

    private record Leaving(long epoch, List<long[]> parts) {}
}
