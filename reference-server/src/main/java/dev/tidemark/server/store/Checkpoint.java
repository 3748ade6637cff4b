// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamState;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.mapdb.Atomic;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/** All streams as they were after some entry of the journal, in one MapDB file. One thread writes, many read. */
final class Checkpoint implements Closeable {

    private final AtomicVolume volume;
    private final DB db;
    private final BTreeMap<Long, byte[]> streams;
    private final BTreeMap<byte[], byte[]> blocks;
    private final BTreeMap<byte[], byte[]> producers;
    private final Atomic.Long index;

    /**
     * Readers against the one writer of blocks: MapDB's ranges and neighbours are wrong, or fail, while a node of the tree
     * is split. The writer takes it for one step at a time, so that nobody waits for a whole checkpoint.
     */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** Up to where blocks were removed already: a tree is slow at finding that nothing is left. */
    private final Map<Long, Long> dropped = new HashMap<>();

    Checkpoint(Path file, Path redo, Device device) throws IOException {
        volume = new AtomicVolume(file, redo, device);
        db = DBMaker.volumeDB(volume, !volume.isEmpty()).make();
        streams = db.treeMap("streams", Serializer.LONG, Serializer.BYTE_ARRAY).createOrOpen();
        blocks = db.treeMap("blocks", Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY)
                .valuesOutsideNodesEnable()
                .createOrOpen();
        producers = db.treeMap("producers", Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY)
                .createOrOpen();
        index = db.atomicLong("index").createOrOpen();
    }

    /** The last entry it contains. */
    long index() {
        return index.get();
    }

    List<StreamState> streams() throws IOException {
        List<StreamState> states = new ArrayList<>();
        for (byte[] state : streams.getValues()) {
            states.add(StateCodec.decode(state));
        }
        return states;
    }

    ProducerTable producers() {
        ProducerTable table = new ProducerTable();
        producers.forEach((key, value) -> table.put(ProducerCodec.id(key), ProducerCodec.producer(key, value)));
        return table;
    }

    /** Moves on to a later entry, in one transaction; in memory only until {@link #persist}. */
    void advance(Advance advance) throws IOException {
        try {
            apply(advance);
            db.commit();
        } catch (IOException | RuntimeException | Error failed) {
            volume.abandon();
            throw failed;
        }
    }

    /** Makes the last step durable; if that fails, it must be repeated before the next step. */
    void persist() throws IOException {
        volume.persist();
    }

    /**
     * Reads whole blocks from the one that holds the record with this sequence, until the portion is filled;
     * nothing if there is no such record.
     */
    List<LogRecord> read(long id, Position from, Portion portion) throws IOException {
        lock.readLock().lock();
        try {
            return find(id, from, portion);
        } finally {
            lock.readLock().unlock();
        }
    }

    private List<LogRecord> find(long id, Position from, Portion portion) throws IOException {
        List<LogRecord> found = new ArrayList<>();
        byte[] first = blocks.floorKey(Block.key(id, from.sequence()));
        if (first == null || Block.id(first) != id) {
            return found;
        }
        long size = 0;
        for (byte[] block :
                blocks.subMap(first, true, Block.key(id, Long.MAX_VALUE), true).values()) {
            for (LogRecord next : Block.records(block)) {
                if (next.at().sequence() >= from.sequence()) {
                    found.add(next);
                    size += next.length();
                }
            }
            if (portion.isFilled(size, found.size())) {
                break;
            }
        }
        return found;
    }

    @Override
    public void close() {
        db.close();
    }

    private void apply(Advance advance) throws IOException {
        for (long id : advance.deleted()) {
            streams.remove(id);
            dropped.remove(id);
            remove(blocks.subMap(Block.key(id, 0), true, Block.key(id, Long.MAX_VALUE), true));
            producers
                    .subMap(ProducerCodec.first(id), true, ProducerCodec.first(id + 1), false)
                    .clear();
        }
        for (Map.Entry<Long, Position> needed : advance.needed().entrySet()) {
            drop(needed.getKey(), needed.getValue());
        }
        for (StreamState state : advance.states().values()) {
            for (Block block : Block.pack(state.id(), advance.added(state.id()))) {
                changing(() -> blocks.put(block.key(), block.value()));
            }
            streams.put(state.id(), StateCodec.encode(state));
        }
        advance.producers().all().forEach((id, byName) -> byName.values()
                .forEach(producer -> producers.put(ProducerCodec.key(id, producer), ProducerCodec.value(producer))));
        index.set(advance.index());
    }

    /** Removes the blocks that hold only records before a position. */
    private void drop(long id, Position before) {
        byte[] last = blocks.floorKey(Block.key(id, before.sequence()));
        if (last != null && Block.id(last) == id) {
            byte[] first = Block.key(id, dropped.getOrDefault(id, 0L));
            remove(blocks.subMap(first, true, last, false));
            dropped.put(id, Block.sequence(last));
        }
    }

    private void remove(NavigableMap<byte[], byte[]> range) {
        for (byte[] key : range.keySet()) {
            changing(() -> blocks.remove(key));
        }
    }

    private void changing(Runnable step) {
        lock.writeLock().lock();
        try {
            step.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
