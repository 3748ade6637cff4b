// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The append-only files that make an acknowledgement durable. A file is named after the index of its first entry.
 *
 * <p>One thread writes; another one may {@link #discard} old files meanwhile.
 */
final class Journal implements Closeable {

    private static final String PREFIX = "journal-";

    private final Path folder;
    private final boolean sync;
    private final long segmentBytes;
    private final ConcurrentSkipListMap<Long, Path> segments = new ConcurrentSkipListMap<>();
    private final EntryBuffer buffer = new EntryBuffer();
    private FileChannel current;

    /**
     * @param sync whether {@link #write} waits until the device has the entries
     * @param segmentBytes the size beyond which a new file is started
     */
    Journal(Path folder, boolean sync, long segmentBytes) throws IOException {
        this.folder = folder;
        this.sync = sync;
        this.segmentBytes = segmentBytes;
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .forEach(file -> segments.put(firstIndex(file), file));
        }
    }

    /**
     * Hands out all entries in order. What follows the last whole entry of the last file was never acknowledged and is
     * cut off; damage anywhere else is an error.
     */
    void replay(Segment.EntryReader reader) throws IOException {
        for (Path file : segments.values()) {
            long good = Segment.read(file, reader);
            if (good < Files.size(file)) {
                if (!file.equals(segments.lastEntry().getValue())) {
                    throw new IOException(file + " is damaged at byte " + good + ", but later entries exist");
                }
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(good);
                    channel.force(true);
                }
            }
        }
    }

    /** Writes entries with consecutive indices; when this returns they are durable. */
    void write(List<Entry> entries) throws IOException {
        if (current == null || current.position() > segmentBytes) {
            startSegment(entries.get(0).index());
        }
        buffer.clear();
        for (Entry entry : entries) {
            buffer.add(entry);
        }
        Segment.write(current, buffer.content());
        if (sync) {
            current.force(false);
        }
    }

    /** Deletes the files whose entries all lie at or below {@code index}; never the newest file. */
    void discard(long index) throws IOException {
        for (Map.Entry<Long, Path> segment : segments.entrySet()) {
            Long next = segments.higherKey(segment.getKey());
            if (next == null || next > index + 1) {
                return;
            }
            Files.deleteIfExists(segment.getValue());
            segments.remove(segment.getKey());
        }
    }

    @Override
    public void close() throws IOException {
        if (current != null) {
            current.force(true);
            current.close();
        }
    }

    private void startSegment(long firstIndex) throws IOException {
        close();
        Path file = folder.resolve(PREFIX + String.format("%020d", firstIndex));
        Files.deleteIfExists(file); // left over if a crash came before its first whole entry
        current = Segment.create(file);
        segments.put(firstIndex, file);
        // The name of a new file is durable only once its folder is.
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static long firstIndex(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(PREFIX.length()));
    }
}
