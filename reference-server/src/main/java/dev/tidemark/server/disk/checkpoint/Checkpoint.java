// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import dev.tidemark.server.disk.Device;
import dev.tidemark.server.disk.codec.ProducerCodec;
import dev.tidemark.server.disk.codec.StateCodec;
import dev.tidemark.server.engine.PageDraft;
import dev.tidemark.server.engine.Pin;
import dev.tidemark.server.engine.ProducerTable;
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
import java.util.function.Supplier;
import org.mapdb.Atomic;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/**
 * All streams as they were after some entry of the journal: a MapDB file, and beside it the file of large blocks. One thread
 * writes, many read.
 */
public final class Checkpoint implements Closeable {

    private final AtomicVolume volume;
    private final DB db;
    private final BTreeMap<Long, byte[]> streams;
    private final BTreeMap<byte[], byte[]> blocks;
    private final BTreeMap<byte[], byte[]> producers;
    /** Which parts of the file of blocks are in use: lengths by offset. */
    private final BTreeMap<Long, Long> parts;

    private final Atomic.Long index;
    private final BlockFile file;

    /**
     * Readers against the one writer of blocks: MapDB's ranges and neighbours are wrong, or fail, while a node of the tree
     * is split. The writer takes it for one step at a time, so that nobody waits for a whole checkpoint.
     */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** Up to where blocks were removed already: a tree is slow at finding that nothing is left. */
    private final Map<Long, Long> dropped = new HashMap<>();

    /**
     * @param path the MapDB file
     * @param blocksPath the file of large blocks
     */
    public Checkpoint(Path path, Path redo, Path blocksPath, Device device) throws IOException {
        volume = new AtomicVolume(path, redo, device);
        db = DBMaker.volumeDB(volume, !volume.isEmpty()).make();
        streams = db.treeMap("streams", Serializer.LONG, Serializer.BYTE_ARRAY).createOrOpen();
        blocks = db.treeMap("blocks", Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY)
                .valuesOutsideNodesEnable()
                .createOrOpen();
        producers = db.treeMap("producers", Serializer.BYTE_ARRAY, Serializer.BYTE_ARRAY)
                .createOrOpen();
        parts = db.treeMap("parts", Serializer.LONG, Serializer.LONG).createOrOpen();
        index = db.atomicLong("index").createOrOpen();
        file = openBlocks(blocksPath, device);
    }

    private BlockFile openBlocks(Path path, Device device) throws IOException {
        try {
            return new BlockFile(path, device, parts);
        } catch (IOException | RuntimeException failed) {
            db.close();
            throw failed;
        }
    }

    /** The last entry it contains. */
    public long index() {
        return index.get();
    }

    public List<StreamState> streams() throws IOException {
        List<StreamState> states = new ArrayList<>();
        for (byte[] state : streams.getValues()) {
            states.add(StateCodec.decode(state));
        }
        return states;
    }

    public ProducerTable producers() {
        ProducerTable table = new ProducerTable();
        producers.forEach((key, value) -> table.put(ProducerCodec.id(key), ProducerCodec.producer(key, value)));
        return table;
    }

    /** Moves on to a later entry, in one transaction; in memory only until {@link #persist}. */
    public void advance(Advance advance) throws IOException {
        try {
            apply(advance);
            db.commit();
        } catch (IOException | RuntimeException | Error failed) {
            volume.abandon();
            throw failed;
        }
    }

    /** Makes the last step durable; if that fails, it must be repeated before the next step. */
    public void persist() throws IOException {
        file.write();
        volume.persist();
        file.settle();
    }

    /**
     * Reads the records from the one with this sequence on, until the portion is filled, and perhaps some more; nothing if
     * there is no such record.
     */
    public List<LogRecord> read(long id, Position from, Portion portion) throws IOException {
        List<LogRecord> found = new ArrayList<>();
        Pin pin = file.pin();
        try {
            long size = 0;
            for (byte[] value : values(id, from.sequence(), portion.bytes(), portion.records())) {
                List<LogRecord> records = LargeBlock.is(value)
                        ? LargeBlock.of(value).records(file, from.sequence(), rest(portion, size, found.size()))
                        : Block.records(value);
                for (LogRecord next : records) {
                    if (next.at().sequence() >= from.sequence()) {
                        found.add(next);
                        size += next.length();
                    }
                }
                if (portion.isFilled(size, found.size())) {
                    break;
                }
            }
        } finally {
            pin.close();
        }
        return found;
    }

    /**
     * Gives a page what fits of the records from a sequence on and before a limit, without a gap. The page has to be written
     * before the pin is closed.
     */
    public void read(long id, long sequence, long limit, PageDraft page) throws IOException {
        long next = sequence;
        for (byte[] value : values(id, sequence, page.lack(), Integer.MAX_VALUE)) {
            // A fork ends within what its source has; and what is dropped under the read leaves a gap.
            if (next >= limit || Block.startOf(value) > next) {
                return;
            }
            if (LargeBlock.is(value)) {
                LargeBlock.of(value).addTo(page, file, next, limit);
            } else {
                addTo(page, Block.records(value), next, limit);
            }
            boolean stands = page.next() == null || page.next().sequence() == next;
            if (stands || page.isFull()) {
                return;
            }
            next = page.next().sequence();
        }
    }

    private static void addTo(PageDraft page, List<LogRecord> records, long sequence, long limit) {
        for (LogRecord one : records) {
            boolean wanted = one.at().sequence() >= sequence && one.at().sequence() < limit;
            if (wanted && !page.add(one)) {
                return;
            }
        }
    }

    /** Keeps the blocks that are there from being overwritten. */
    public Pin pin() {
        return file.pin();
    }

    private static Portion rest(Portion portion, long size, int records) {
        return new Portion((int) Math.max(1, portion.bytes() - size), Math.max(1, portion.records() - records));
    }

    /** The values of the blocks from the one with this sequence on, as many as are needed for so many bytes or records. */
    private List<byte[]> values(long id, long sequence, long bytes, int records) {
        List<byte[]> found = new ArrayList<>();
        lock.readLock().lock();
        try {
            byte[] first = blocks.floorKey(Block.key(id, sequence));
            if (first == null || Block.id(first) != id) {
                return found;
            }
            long size = 0;
            long count = 0;
            for (byte[] value : blocks.subMap(first, true, Block.key(id, Long.MAX_VALUE), true)
                    .values()) {
                // Of the first block perhaps only the last record is wanted.
                size += found.isEmpty() ? 0 : Block.bytesOf(value);
                count = Block.endOf(value) - sequence;
                found.add(value);
                if (size >= bytes || count >= records) {
                    break;
                }
            }
            return found;
        } finally {
            lock.readLock().unlock();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            db.close();
        } finally {
            file.close();
        }
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
            boolean json = state.contentType().isJson();
            for (Block block : Block.pack(state.id(), advance.added(state.id()), json, file)) {
                changing(() -> blocks.put(block.key(), block.value()));
                if (LargeBlock.is(block.value())) {
                    LargeBlock large = LargeBlock.of(block.value());
                    parts.put(large.offset(), (long) large.length());
                }
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
            byte[] value = changing(() -> blocks.remove(key));
            if (value != null && LargeBlock.is(value)) {
                LargeBlock large = LargeBlock.of(value);
                parts.remove(large.offset());
                file.remove(large.offset(), large.length());
            }
        }
    }

    private <T> T changing(Supplier<T> step) {
        lock.writeLock().lock();
        try {
            return step.get();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
