// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import dev.tidemark.server.disk.Device;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A file with the pages that are about to be written to another file. It is durable before the first of them is
 * written, so that an interrupted writing can be completed; doing that twice changes nothing.
 *
 * <p>It starts with the number of pages and a CRC32C of them; each page follows its number.
 */
final class Redo implements Closeable {

    private static final int HEADER = 16;
    private static final int SLOT = 8 + AtomicVolume.PAGE;
    private static final int SLOTS_PER_WRITE = 256;

    private final FileChannel file;
    private final Device device;

    Redo(Path path, Device device) throws IOException {
        this.device = device;
        file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Replaces the content by these pages and makes it durable. */
    void write(Map<Long, byte[]> pages) throws IOException {
        CRC32C crc = new CRC32C();
        ByteBuffer slots = ByteBuffer.allocate(SLOT * SLOTS_PER_WRITE);
        file.position(HEADER);
        for (Map.Entry<Long, byte[]> page : pages.entrySet()) {
            slots.putLong(page.getKey()).put(page.getValue());
            if (!slots.hasRemaining()) {
                flush(slots, crc);
            }
        }
        flush(slots, crc);
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        header.putLong(pages.size()).putLong(crc.getValue()).flip();
        file.position(0);
        device.write(file, header);
        device.force(file);
    }

    /** Writes the pages to where they belong and makes that durable; does nothing if they are not complete. */
    void apply(FileChannel target) throws IOException {
        if (!isComplete()) {
            return;
        }
        ByteBuffer slot = ByteBuffer.allocate(SLOT);
        long count = count();
        for (long i = 0; i < count; i++) {
            read(slot, HEADER + i * SLOT);
            target.position(slot.getLong() * AtomicVolume.PAGE);
            device.write(target, slot);
        }
        device.force(target);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private boolean isComplete() throws IOException {
        long count = file.size() < HEADER ? 0 : count();
        if (count <= 0 || count > (file.size() - HEADER) / SLOT) {
            return false;
        }
        CRC32C crc = new CRC32C();
        ByteBuffer slot = ByteBuffer.allocate(SLOT);
        for (long i = 0; i < count; i++) {
            read(slot, HEADER + i * SLOT);
            crc.update(slot);
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        read(header, 0);
        return header.getLong(8) == crc.getValue();
    }

    private long count() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        read(header, 0);
        return header.getLong(0);
    }

    private void read(ByteBuffer target, long offset) throws IOException {
        target.clear();
        while (target.hasRemaining() && file.read(target, offset + target.position()) >= 0) {
            // Goes on until the buffer is full.
        }
        target.flip();
    }

    private void flush(ByteBuffer slots, CRC32C crc) throws IOException {
        slots.flip();
        crc.update(slots.duplicate());
        device.write(file, slots);
        slots.clear();
    }
}
