// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A device whose power is cut at some operation. What was written and not forced by then is on the disk or not, page by page;
 * the folder as the next start finds it is put elsewhere, and nothing can be written any more.
 */
final class PowerDevice extends Device {

    private static final int PAGE = 4096;

    private final Path folder;
    private final Path image;
    private final Random random;
    private final List<Write> unsure = new ArrayList<>();
    private int left;
    private boolean off;

    /**
     * @param folder the data folder
     * @param image where to put what is left of it
     * @param operations how many writes, cuts and forces there are before the power is cut
     */
    PowerDevice(Path folder, Path image, int operations, Random random) {
        this.folder = folder;
        this.image = image;
        this.left = operations;
        this.random = random;
    }

    synchronized boolean isOff() {
        return off;
    }

    @Override
    public synchronized void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        requirePower();
        unsure.add(Write.of(channel, bytes.duplicate()));
        super.write(channel, bytes);
        use();
    }

    /** Nothing has to reach a real disk. */
    @Override
    public synchronized void force(FileChannel channel) throws IOException {
        requirePower();
        use();
        unsure.removeIf(write -> write.channel().equals(channel));
    }

    @Override
    public synchronized void truncate(FileChannel channel, long size) throws IOException {
        requirePower();
        use();
        channel.truncate(size);
        unsure.removeIf(write -> write.channel().equals(channel));
    }

    /** Cuts the power, if it is not cut yet. */
    synchronized void cut() throws IOException {
        if (off) {
            return;
        }
        off = true;
        takeBack();
        for (Write write : unsure) {
            if (write.channel().isOpen()) {
                write.partly(random);
            }
        }
        copy();
        takeBack();
        for (Write write : unsure) {
            if (write.channel().isOpen()) {
                write.again();
            }
        }
    }

    private void requirePower() throws IOException {
        if (off) {
            throw new IOException("the power is off");
        }
    }

    private void use() throws IOException {
        left--;
        if (left < 0) {
            cut();
            requirePower();
        }
    }

    private void takeBack() throws IOException {
        for (int i = unsure.size() - 1; i >= 0; i--) {
            if (unsure.get(i).channel().isOpen()) {
                unsure.get(i).takeBack();
            }
        }
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Path target = image.resolve(folder.relativize(file));
                try {
                    Files.createDirectories(target.getParent());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target);
                    }
                } catch (NoSuchFileException discarded) {
                    // A file of the journal that the checkpoint made superfluous.
                }
            }
        }
    }

    /**
     * @param at where it went
     * @param size how large the file was before
     * @param before what was there, as far as there was something
     * @param after what was written
     */
    private record Write(FileChannel channel, long at, long size, byte[] before, byte[] after) {

        static Write of(FileChannel channel, ByteBuffer bytes) throws IOException {
            long at = channel.position();
            long size = channel.size();
            byte[] after = new byte[bytes.remaining()];
            bytes.get(after);
            ByteBuffer before = ByteBuffer.allocate((int) Math.max(0, Math.min(after.length, size - at)));
            while (before.hasRemaining()) {
                channel.read(before, at + before.position());
            }
            return new Write(channel, at, size, before.array(), after);
        }

        void takeBack() throws IOException {
            put(before, 0, before.length);
            if (channel.size() > size) {
                channel.truncate(size);
            }
        }

        void again() throws IOException {
            put(after, 0, after.length);
        }

        void partly(Random random) throws IOException {
            int luck = random.nextInt(3);
            int from = 0;
            while (from < after.length) {
                int to = (int) Math.min(after.length, from + PAGE - (at + from) % PAGE);
                if (luck == 0 || luck == 1 && random.nextBoolean()) {
                    put(after, from, to - from);
                }
                from = to;
            }
        }

        private void put(byte[] bytes, int from, int count) throws IOException {
            ByteBuffer source = ByteBuffer.wrap(bytes, from, count);
            while (source.hasRemaining()) {
                channel.write(source, at + source.position());
            }
        }
    }
}
