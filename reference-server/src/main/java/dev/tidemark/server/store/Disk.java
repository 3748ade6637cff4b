// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A data folder: journal in front, checkpoint behind. */
final class Disk implements Persistence {

    private static final long SEGMENT_BYTES = 64L << 20;

    private final DataFolder folder;
    private final Device device;
    private final Checkpoint checkpoint;
    private final Journal journal;
    private final Checkpointer checkpointer;
    private final ProducerTable producers;
    private final long replayed;
    private final long lastIndex;

    /** Opens a folder and loads all its streams. */
    static Disk open(Path path, Duration syncDelay, Device device, Observer observer, Streams streams)
            throws IOException {
        DataFolder folder = new DataFolder(path);
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
        checkpoint = new Checkpoint(folder.checkpoint(), folder.redo(), device);
        checkpointer = new Checkpointer(checkpoint, journal, streams);
        try {
            producers = checkpoint.producers();
            Map<Long, StreamState> states = new HashMap<>();
            for (StreamState state : checkpoint.streams()) {
                states.put(state.id(), state);
                streams.load(state);
            }
            long before = checkpoint.index();
            lastIndex = replay(before, states, streams);
            replayed = lastIndex - before;
        } catch (IOException | RuntimeException failed) {
            checkpointer.close();
            checkpoint.close();
            throw failed;
        }
    }

    /** How many entries were in the journal, but not yet in the checkpoint. */
    long replayed() {
        return replayed;
    }

    /** The last index that is in use. */
    long lastIndex() {
        return lastIndex;
    }

    ProducerTable producers() {
        return producers;
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
    public List<LogRecord> older(long id, Position from, int maxBytes) throws IOException {
        return checkpoint.read(id, from, maxBytes);
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

    private long replay(long after, Map<Long, StreamState> states, Streams streams) throws IOException {
        long[] last = {after};
        journal.replay(entry -> {
            if (entry.index() <= last[0]) {
                return; // the checkpoint has it
            }
            if (entry.index() != last[0] + 1) {
                throw new IOException("the journal lacks the entries before " + entry.index());
            }
            last[0] = entry.index();
            long id = entry.change().id();
            Optional<StreamState> before = Optional.ofNullable(states.get(id));
            Optional<StreamState> state = Published.apply(entry.change(), before);
            state.ifPresentOrElse(now -> states.put(id, now), () -> states.remove(id));
            producers.apply(entry.change());
            Published published = Published.of(entry, before, state);
            streams.publish(published);
            checkpointer.add(List.of(published));
        });
        return last[0];
    }
}
