// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** How bytes reach files: the one place where a disk can be full, and where a test can make it so. */
public class Device {

    private static final int PORTION = 1 << 20;

    /** Writes all of a buffer at the position of the channel. */
    public void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        int end = bytes.limit();
        while (bytes.position() < end) {
            // In portions: the JDK keeps a direct buffer as large as the largest write.
            channel.write(bytes.limit(Math.min(end, bytes.position() + PORTION)));
        }
    }

    /** Makes a file larger; what is between its end and the new one takes no room and reads as zeros. */
    public void extend(FileChannel channel, long size) throws IOException {
        long position = channel.position();
        try {
            write(channel.position(size - 1), ByteBuffer.allocate(1));
        } finally {
            channel.position(position);
        }
    }

    /** Returns once the disk has what was written. */
    public void force(FileChannel channel) throws IOException {
        channel.force(false);
    }

    /** Makes the names in a folder durable: what a file holds is of no use without its name. */
    public void syncFolder(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** Cuts a file off, durably. */
    public void truncate(FileChannel channel, long size) throws IOException {
        channel.truncate(size);
        channel.force(true);
    }
}
