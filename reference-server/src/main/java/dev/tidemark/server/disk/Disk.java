// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import dev.tidemark.server.disk.checkpoint.Checkpoint;
import dev.tidemark.server.disk.checkpoint.Checkpointer;
import dev.tidemark.server.disk.journal.Journal;
import dev.tidemark.server.engine.Catalog;
import dev.tidemark.server.engine.Entry;
import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.PageDraft;
import dev.tidemark.server.engine.Persistence;
import dev.tidemark.server.engine.Pin;
import dev.tidemark.server.engine.Published;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.engine.Streams;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A data folder: journal in front, checkpoint behind. */
public final class Disk implements Persistence {

    private static final long SEGMENT_BYTES = 64L << 20;

    private final DataFolder folder;
    private final Device device;
    private final Checkpoint checkpoint;
    private final Journal journal;
    private final Checkpointer checkpointer;
    private final Catalog catalog;
    private final long replayed;
    private final long lastIndex;

    /**
     * Opens a folder, creating it if need be.
     *
     * @param syncDelay how long after its acknowledgement a change may reach the device: a crash of the machine may lose
     *     that much, a crash of the process loses nothing; zero: it is acknowledged once the device has it
     * @throws IOException if the folder cannot be used, is in use, damaged, or of an unknown format
     */
    public static Store open(Path folder, Duration syncDelay, Observer observer) throws IOException {
        return open(folder, syncDelay, new Device(), observer);
    }

    static Store open(Path folder, Duration syncDelay, Device device, Observer observer) throws IOException {
        Streams streams = new Streams();
        Disk disk = loaded(folder, syncDelay, device, observer, streams);
        return new Store(disk, streams, disk.catalog, disk.lastIndex, disk.replayed, observer);
    }

    /** Takes a folder and loads all its streams. */
    private static Disk loaded(Path path, Duration syncDelay, Device device, Observer observer, Streams streams)
            throws IOException {
        DataFolder folder = new DataFolder(path, device);
        try {
            return new Disk(folder, syncDelay, device, observer, streams);
        } catch (FolderRefused | RuntimeException failed) {
            folder.close();
            throw failed;
        } catch (IOException failed) {
            folder.close();
            throw folder.refused(failed);
        }
    }

    private Disk(DataFolder folder, Duration syncDelay, Device device, Observer observer, Streams streams)
            throws IOException {
        this.folder = folder;
        this.device = device;
        journal = new Journal(folder.journal(), syncDelay, SEGMENT_BYTES, device, observer);
        checkpoint = new Checkpoint(folder.checkpoint(), folder.redo(), folder.blocks(), device);
        checkpointer = new Checkpointer(checkpoint, journal, streams);
        try {
            List<StreamState> states = checkpoint.streams();
            catalog = new Catalog(states, checkpoint.producers());
            states.forEach(streams::load);
            long before = checkpoint.index();
            lastIndex = replay(before, streams);
            replayed = lastIndex - before;
        } catch (IOException | RuntimeException failed) {
            checkpointer.close();
            checkpoint.close();
            throw failed;
        }
    }

    @Override
    public void write(List<Entry> entries) throws IOException {
        checkpointer.requireMoving();
        journal.write(entries);
    }

    @Override
    public void probe() throws IOException {
        checkpointer.requireMoving();
        folder.probe(device);
    }

    @Override
    public void published(List<Published> batch) throws IOException {
        checkpointer.add(batch);
    }

    @Override
    public List<LogRecord> older(long id, Position from, Portion portion) throws IOException {
        return checkpoint.read(id, from, portion);
    }

    @Override
    public void older(long id, long sequence, long limit, PageDraft page) throws IOException {
        checkpoint.read(id, sequence, limit, page);
    }

    @Override
    public Pin pin() {
        return checkpoint.pin();
    }

    @Override
    public void close() throws IOException {
        try {
            checkpointer.close();
            journal.close();
        } finally {
            checkpoint.close();
            folder.close();
        }
    }

    private long replay(long after, Streams streams) throws IOException {
        long[] last = {after};
        journal.replay(entry -> {
            if (entry.index() <= last[0]) {
                return; // the checkpoint has it
            }
            if (entry.index() != last[0] + 1) {
                throw new IOException("the journal lacks the entries before " + entry.index());
            }
            last[0] = entry.index();
            Published published = catalog.apply(entry);
            streams.publish(published);
            checkpointer.add(List.of(published));
        });
        return last[0];
    }
}
