// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import dev.tidemark.server.disk.Device;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.mapdb.DataInput2;
import org.mapdb.volume.Volume;

/**
 * The file below MapDB. What MapDB writes stays in memory until it asks for a sync, and reaches the file then as a
 * whole or not at all, also if the process or the machine dies in between.
 *
 * <p>MapDB's own write-ahead log does not give that: version 3.1.0 writes it, but never reads it again when a store is
 * opened, so a kill in the middle of a commit leaves a broken file.
 *
 * <p>One thread writes and syncs; the locks of MapDB keep readers from the bytes that are being written.
 */
final class AtomicVolume extends Volume {

    static final int PAGE = 4096;

    private final Path path;
    private final FileChannel file;
    private final Redo redo;
    private final ConcurrentMap<Long, byte[]> dirty = new ConcurrentHashMap<>();
    private volatile long length;
    private boolean abandoned;
    private boolean redoWritten;

    /** Opens a file and, if the last sync was interrupted, completes it. */
    AtomicVolume(Path path, Path redoPath, Device device) throws IOException {
        this.path = path;
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        redo = new Redo(redoPath, device);
        redo.apply(file);
        length = file.size();
    }

    boolean isEmpty() {
        return length == 0;
    }

    /** What was written since the last sync is incomplete and must never reach the file. */
    void abandon() {
        abandoned = true;
    }

    /** Does nothing: MapDB asks for it in the middle of a commit, where a full disk could not be told in good order. */
    @Override
    public void sync() {}

    /**
     * Brings all that was written to the file. If that fails, nothing is lost: it can be tried again, but nothing must
     * be written meanwhile.
     */
    void persist() throws IOException {
        if (abandoned || dirty.isEmpty()) {
            return;
        }
        if (!redoWritten) {
            redo.write(dirty);
            redoWritten = true; // from now on the file may be half written, and only this redo can complete it
        }
        redo.apply(file);
        redoWritten = false;
        dirty.clear();
    }

    @Override
    public void putData(long offset, byte[] source, int sourceOffset, int size) {
        int done = 0;
        while (done < size) {
            long at = offset + done;
            int inPage = (int) (at % PAGE);
            int part = Math.min(size - done, PAGE - inPage);
            System.arraycopy(source, sourceOffset + done, writable(at / PAGE), inPage, part);
            done += part;
        }
        length = Math.max(length, offset + size);
    }

    @Override
    public void getData(long offset, byte[] target, int targetOffset, int size) {
        int done = 0;
        while (done < size) {
            long at = offset + done;
            int inPage = (int) (at % PAGE);
            byte[] page = dirty.get(at / PAGE);
            int part = Math.min(size - done, PAGE - inPage);
            if (page != null) {
                System.arraycopy(page, inPage, target, targetOffset + done, part);
            } else {
                read(at, ByteBuffer.wrap(target, targetOffset + done, part));
            }
            done += part;
        }
    }

    @Override
    public void clear(long start, long end) {
        byte[] zeros = new byte[PAGE];
        for (long at = start; at < end; at += PAGE) {
            putData(at, zeros, 0, (int) Math.min(PAGE, end - at));
        }
    }

    @Override
    public void ensureAvailable(long offset) {
        length = Math.max(length, (offset + PAGE - 1) / PAGE * PAGE);
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                file.close();
                redo.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** A page to write into; its first use since the last sync copies it from the file. */
    private byte[] writable(long number) {
        byte[] page = dirty.get(number);
        if (page == null) {
            page = new byte[PAGE];
            read(number * PAGE, ByteBuffer.wrap(page));
            dirty.put(number, page);
        }
        return page;
    }

    /** Reads from the file; what lies behind its end is zero. */
    private void read(long offset, ByteBuffer target) {
        try {
            long at = offset;
            int count = file.read(target, at);
            while (count > 0 && target.hasRemaining()) {
                at += count;
                count = file.read(target, at);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Arrays.fill(target.array(), target.position(), target.limit(), (byte) 0);
    }

    private ByteBuffer get(long offset, int size) {
        byte[] bytes = new byte[size];
        getData(offset, bytes, 0, size);
        return ByteBuffer.wrap(bytes);
    }

    // The rest spells out what Volume wants, with the two methods above.

    @Override
    public void putLong(long offset, long value) {
        putData(offset, ByteBuffer.allocate(8).putLong(value).array(), 0, 8);
    }

    @Override
    public void putInt(long offset, int value) {
        putData(offset, ByteBuffer.allocate(4).putInt(value).array(), 0, 4);
    }

    @Override
    public void putByte(long offset, byte value) {
        putData(offset, new byte[] {value}, 0, 1);
    }

    @Override
    public void putData(long offset, ByteBuffer source) {
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        putData(offset, bytes, 0, bytes.length);
    }

    @Override
    public long getLong(long offset) {
        return get(offset, 8).getLong();
    }

    @Override
    public int getInt(long offset) {
        return get(offset, 4).getInt();
    }

    @Override
    public byte getByte(long offset) {
        return get(offset, 1).get();
    }

    @Override
    public DataInput2 getDataInput(long offset, int size) {
        return new DataInput2.ByteArray(get(offset, size).array());
    }

    @Override
    public void truncate(long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public int sliceSize() {
        return -1;
    }

    @Override
    public boolean isSliced() {
        return false;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public File getFile() {
        return path.toFile();
    }

    @Override
    public boolean getFileLocked() {
        return false;
    }
}
