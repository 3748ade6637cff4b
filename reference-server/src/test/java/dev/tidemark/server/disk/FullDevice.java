// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.Semaphore;

/** A device with room for so many bytes, which writes what still fits before it fails, as disks do. */
public final class FullDevice extends Device {

    private static final String FULL = "No space left on device";

    private long room = Long.MAX_VALUE;
    private final Semaphore forces = new Semaphore(0);
    private boolean forceFails;
    private boolean truncateFails;

    public synchronized void room(long bytes) {
        room = bytes;
    }

    synchronized void failForce(boolean fails) {
        forceFails = fails;
    }

    synchronized void failTruncate(boolean fails) {
        truncateFails = fails;
    }

    @Override
    public synchronized void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        int wanted = bytes.remaining();
        if (wanted > room) {
            super.write(channel, bytes.limit(bytes.position() + (int) room));
            room = 0;
            throw new IOException(FULL);
        }
        super.write(channel, bytes);
        room -= wanted;
    }

    @Override
    public synchronized void force(FileChannel channel) throws IOException {
        if (forceFails) {
            throw new IOException("Input/output error");
        }
        super.force(channel);
        forces.release();
    }

    /** Counts what reached the disk. */
    public Semaphore forces() {
        return forces;
    }

    @Override
    public synchronized void truncate(FileChannel channel, long size) throws IOException {
        if (truncateFails) {
            throw new IOException("Read-only file system");
        }
        super.truncate(channel, size);
    }
}
