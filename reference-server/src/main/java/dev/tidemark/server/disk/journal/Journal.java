// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.journal;

import dev.tidemark.server.disk.Device;
import dev.tidemark.server.engine.Entry;
import dev.tidemark.server.engine.NotWritten;
import dev.tidemark.server.engine.Observer;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The append-only files that make an acknowledgement durable. A file is named after the index of its first entry.
 *
 * <p>One thread writes; another one may {@link #discard} old files meanwhile. What cannot be written is taken back, so
 * that no later start finds what was refused.
 */
public final class Journal implements Closeable {

    private static final String PREFIX = "journal-";

    /** By how much the newest file is larger than what it holds: a sync is shorter if it need not make a new size durable as well. */
    private static final long SPARE = 1L << 20;

    private final Path folder;
    private final Optional<Flusher> flusher;
    private final long segmentBytes;
    private final Device device;
    private final Observer observer;
    private final ConcurrentSkipListMap<Long, Path> segments = new ConcurrentSkipListMap<>();
    private final EntryBuffer buffer = new EntryBuffer();
    private FileChannel current;
    private long good;
    private long size;
    private boolean torn;

    /**
     * @param syncDelay how much later than {@link #write} the device may have the entries; zero: no later
     * @param segmentBytes the size beyond which a new file is started
     */
    public Journal(Path folder, Duration syncDelay, long segmentBytes, Device device, Observer observer)
            throws IOException {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        this.device = device;
        this.observer = observer;
        flusher = syncDelay.isZero() ? Optional.empty() : Optional.of(new Flusher(this::force, syncDelay));
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .forEach(file -> segments.put(firstIndex(file), file));
        }
    }

    /**
     * Hands out all entries in order. What follows the last whole entry of the last file was never acknowledged and is
     * cut off; damage anywhere else is an error.
     */
    public void replay(Segment.EntryReader reader) throws IOException {
        for (Path file : segments.values()) {
            long good = Segment.read(file, reader);
            if (good < Files.size(file)) {
                if (!file.equals(segments.lastEntry().getValue())) {
                    throw new IOException(file + " is damaged at byte " + good + ", but later entries exist");
                }
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    device.truncate(channel, good);
                }
            }
        }
    }

    /**
     * Writes entries with consecutive indices; when this returns they are durable.
     *
     * @throws NotWritten if they could not be written, and nothing is left of them
     */
    public void write(List<Entry> entries) throws IOException {
        buffer.clear();
        for (Entry entry : entries) {
            buffer.add(entry);
        }
        try {
            prepare(entries.get(0).index());
            extend(good + buffer.content().remaining());
        } catch (IOException failed) {
            throw new NotWritten(failed);
        }
        torn = true;
        try {
            device.write(current, buffer.content());
            if (flusher.isPresent()) {
                flusher.get().written(current);
            } else {
                force(current);
            }
        } catch (IOException failed) {
            repair(failed);
            throw new NotWritten(failed);
        }
        good = current.position();
        torn = false;
    }

    /** Deletes the files whose entries all lie at or below {@code index}; never the newest file. */
    public void discard(long index) throws IOException {
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
        flusher.ifPresent(Flusher::close);
        if (torn) {
            takeBack();
        }
        closeSegment();
    }

    private void force(FileChannel file) throws IOException {
        long start = System.nanoTime();
        device.force(file);
        observer.synced(System.nanoTime() - start);
    }

    /** Gets a file ready to be written to. */
    private void prepare(long firstIndex) throws IOException {
        if (torn) {
            takeBack();
        }
        if (current == null || good > segmentBytes) {
            closeSegment();
            startSegment(firstIndex);
        }
    }

    /** Sees to it that writing up to a place leaves the size of the file as it is. */
    private void extend(long end) throws IOException {
        if (end > size) {
            device.extend(current, end + SPARE);
            size = end + SPARE;
        }
    }

    /** Takes back what was not written as a whole; says so if it cannot. */
    private void repair(IOException failed) throws IOException {
        try {
            takeBack();
        } catch (IOException stillTorn) {
            failed.addSuppressed(stillTorn);
            throw failed;
        }
    }

    /** Cuts off what was written last, and leaves the file: a disk that once failed to keep it is not asked again. */
    private void takeBack() throws IOException {
        device.truncate(current, good);
        torn = false;
        FileChannel file = current;
        current = null;
        file.close();
    }

    private void closeSegment() throws IOException {
        if (current != null) {
            FileChannel file = current;
            device.truncate(file, good);
            size = good;
            current = null;
            file.close();
        }
    }

    private void startSegment(long firstIndex) throws IOException {
        Path file = folder.resolve(PREFIX + String.format("%020d", firstIndex));
        Files.deleteIfExists(file); // left over if its first entry was never written as a whole
        FileChannel started = Segment.create(file, device);
        try {
            device.syncFolder(folder);
        } catch (IOException failed) {
            started.close();
            throw failed;
        }
        current = started;
        good = started.position();
        size = good;
        segments.put(firstIndex, file);
    }

    private static long firstIndex(Path file) {
        return Long.parseLong(file.getFileName().toString().substring(PREFIX.length()));
    }
}
