// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import dev.tidemark.server.disk.codec.ChangeCodec;
import dev.tidemark.server.disk.codec.RecordCodec;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.RecordHeader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring records of one stream as one value of the checkpoint: MapDB's work is per value, not per byte. What is large
 * lies in the {@link BlockFile}, and the value says where ({@link LargeBlock}).
 *
 * @param key stream id and sequence of the first record, so that byte order is log order
 */
record Block(byte[] key, byte[] value) {

    /** How much of a stream lies together, roughly: a page is made of few blocks, and a part of one is found quickly. */
    private static final int TARGET_BYTES = 256 << 10;

    /** What is less lies in the value itself. */
    private static final int LARGE_BYTES = 16 << 10;

    /** What a record takes beside its body: timestamp and length. */
    private static final int RECORD_BYTES = 12;

    /** Where the number of records is, in the value of a block that is not large. */
    private static final int COUNT_AT = 16;

    static byte[] key(long id, long sequence) {
        return ByteBuffer.allocate(16).putLong(id).putLong(sequence).array();
    }

    static long id(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    static long sequence(byte[] key) {
        return ByteBuffer.wrap(key).getLong(8);
    }

    /** Packs consecutive records of a stream. */
    static List<Block> pack(long id, List<LogRecord> records, boolean json, BlockFile file) throws IOException {
        List<Block> blocks = new ArrayList<>();
        int start = 0;
        long size = 0;
        for (int i = 0; i < records.size(); i++) {
            long next = bytes(records.get(i));
            if (size > 0 && size + next > TARGET_BYTES) {
                blocks.add(of(id, records.subList(start, i), size, json, file));
                start = i;
                size = 0;
            }
            size += next;
        }
        if (start < records.size()) {
            blocks.add(of(id, records.subList(start, records.size()), size, json, file));
        }
        return blocks;
    }

    /** What records take, roughly. */
    static int bytes(List<LogRecord> records) {
        return Math.toIntExact(records.stream().mapToLong(Block::bytes).sum());
    }

    private static long bytes(LogRecord one) {
        return one.size() + RECORD_BYTES;
    }

    private static Block of(long id, List<LogRecord> records, long size, boolean json, BlockFile file)
            throws IOException {
        byte[] key = key(id, records.get(0).at().sequence());
        return size < LARGE_BYTES
                ? new Block(key, small(records))
                : new Block(key, LargeBlock.write(records, json, file).value());
    }

    /** How many bytes of bodies a block has, roughly. */
    static long bytesOf(byte[] value) {
        if (LargeBlock.is(value)) {
            LargeBlock large = LargeBlock.of(value);
            return large.end().bytes() - large.first().bytes();
        }
        return value.length
                - RECORD_BYTES * (endOf(value) - ByteBuffer.wrap(value).getLong());
    }

    /** The sequence of the first record of a block. */
    static long startOf(byte[] value) {
        return LargeBlock.is(value)
                ? LargeBlock.of(value).first().sequence()
                : ByteBuffer.wrap(value).getLong();
    }

    /** The sequence behind the last record of a block. */
    static long endOf(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        return LargeBlock.is(value)
                ? LargeBlock.of(value).end().sequence()
                : in.getLong() + Math.abs(in.getInt(COUNT_AT));
    }

    /** The records in the value of a block that is not large. */
    static List<LogRecord> records(byte[] value) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(value));
        Position at = new Position(in.readLong(), in.readLong());
        int marked = in.readInt();
        boolean plain = marked >= 0;
        int count = plain ? marked : -marked;
        List<LogRecord> records = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long timestamp = in.readLong();
            long arrived = plain ? timestamp : in.readLong();
            List<RecordHeader> headers = plain ? List.of() : RecordCodec.readHeaders(in);
            LogRecord next = new LogRecord(at, timestamp, arrived, headers, ChangeCodec.readBytes(in));
            records.add(next);
            at = next.end();
        }
        return records;
    }

    static boolean isPlain(LogRecord one) {
        return one.headers().isEmpty() && one.arrived() == one.timestamp();
    }

    private static byte[] small(List<LogRecord> records) throws IOException {
        Position first = records.get(0).at();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(first.sequence());
        out.writeLong(first.bytes());
        boolean plain = records.stream().allMatch(Block::isPlain);
        out.writeInt(plain ? records.size() : -records.size()); // a negative count announces that there is more to each
        for (LogRecord next : records) {
            out.writeLong(next.timestamp());
            if (!plain) {
                out.writeLong(next.arrived());
                RecordCodec.writeHeaders(out, next.headers());
            }
            ChangeCodec.writeBytes(out, next.body());
        }
        return bytes.toByteArray();
    }
}
