// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import dev.tidemark.server.disk.codec.RecordCodec;
import dev.tidemark.server.engine.PageDraft;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Page.FilePart;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.RecordHeader;
import dev.tidemark.server.log.Stamped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the checkpoint knows of a block in the {@link BlockFile}. There lie first the bodies as a reader of plain bytes gets
 * them, then for each record its timestamp, its length and, unless the block is plain, its arrival and its headers.
 *
 * @param offset where it is in the file
 * @param length how many bytes it has there
 * @param first where its first record starts
 * @param end where its last record ends
 * @param bodies how many bytes the bodies take, with what separates them
 * @param flags what its records have in common
 */
record LargeBlock(long offset, int length, Position first, Position end, int bodies, int flags) {

    /** Takes the place of a sequence, which is never negative, in the value of the checkpoint. */
    private static final long MARK = -1;

    /** Arrivals are the timestamps, and there are no headers. */
    private static final int PLAIN = 1;

    /** Between two bodies is a comma: they are values of JSON. */
    private static final int SEPARATED = 2;

    /** Some records are addressed to the log itself. */
    private static final int COMMANDS = 4;

    private static final int VALUE_BYTES = 8 + 8 + 4 + 16 + 16 + 4 + 4;

    static boolean is(byte[] value) {
        return ByteBuffer.wrap(value).getLong() == MARK;
    }

    static LargeBlock of(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value).position(8);
        return new LargeBlock(
                in.getLong(),
                in.getInt(),
                new Position(in.getLong(), in.getLong()),
                new Position(in.getLong(), in.getLong()),
                in.getInt(),
                in.getInt());
    }

    byte[] value() {
        return ByteBuffer.allocate(VALUE_BYTES)
                .putLong(MARK)
                .putLong(offset)
                .putInt(length)
                .putLong(first.sequence())
                .putLong(first.bytes())
                .putLong(end.sequence())
                .putLong(end.bytes())
                .putInt(bodies)
                .putInt(flags)
                .array();
    }

    /** Puts consecutive records into the file. */
    static LargeBlock write(List<LogRecord> records, boolean json, BlockFile file) throws IOException {
        boolean plain = records.stream().allMatch(Block::isPlain);
        boolean commands = !plain && records.stream().anyMatch(LogRecord::isCommand);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Block.bytes(records));
        for (int i = 0; i < records.size(); i++) {
            if (json && i > 0) {
                bytes.write(',');
            }
            bytes.writeBytes(records.get(i).body());
        }
        int bodies = bytes.size();
        DataOutputStream out = new DataOutputStream(bytes);
        for (LogRecord next : records) {
            out.writeLong(next.timestamp());
            out.writeInt(next.body().length);
            if (!plain) {
                out.writeLong(next.arrived());
                RecordCodec.writeHeaders(out, next.headers());
            }
        }
        return new LargeBlock(
                file.put(ByteBuffer.wrap(bytes.toByteArray())),
                bytes.size(),
                records.get(0).at(),
                records.get(records.size() - 1).end(),
                bodies,
                (plain ? PLAIN : 0) | (json ? SEPARATED : 0) | (commands ? COMMANDS : 0));
    }

    /** The records from a sequence on, until the portion is filled. */
    List<LogRecord> records(BlockFile file, long sequence, Portion portion) throws IOException {
        List<LogRecord> found = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        DataInputStream index = index(file);
        Position at = first;
        int start = 0;
        long size = 0;
        while (at.sequence() < end.sequence() && !portion.isFilled(size, found.size())) {
            long timestamp = index.readLong();
            int bytes = index.readInt();
            long arrived = isPlain() ? timestamp : index.readLong();
            List<RecordHeader> headers = isPlain() ? List.of() : RecordCodec.readHeaders(index);
            int length = Stamped.isCommand(headers) ? 0 : bytes;
            if (at.sequence() >= sequence) {
                found.add(new LogRecord(at, timestamp, arrived, headers, new byte[bytes]));
                starts.add(start);
                size += length;
            }
            at = at.plus(length);
            start += bytes + separator();
        }
        if (!found.isEmpty()) {
            fill(file, found, starts, start - separator());
        }
        return found;
    }

    /** Reads the bodies of neighbouring records at once. */
    private void fill(BlockFile file, List<LogRecord> records, List<Integer> starts, int stop) throws IOException {
        int start = starts.get(0);
        ByteBuffer bytes = ByteBuffer.allocate(stop - start);
        file.read(offset, start, bytes);
        for (int i = 0; i < records.size(); i++) {
            bytes.position(starts.get(i) - start).get(records.get(i).body());
        }
    }

    /**
     * Gives a page what fits of the records from a sequence on and before a limit.
     *
     * @param sequence not before its first record
     * @param limit behind the sequence
     */
    void addTo(PageDraft page, BlockFile file, long sequence, long limit) throws IOException {
        if (isSet(COMMANDS) || isSet(SEPARATED) != page.json()) {
            Portion portion = new Portion((int) Math.max(1, page.lack()), Integer.MAX_VALUE);
            for (LogRecord next : records(file, sequence, portion)) {
                if (next.at().sequence() >= limit || !page.add(next)) {
                    return;
                }
            }
            return;
        }
        boolean whole = sequence == first.sequence() && end.sequence() <= limit;
        if (whole && page.fits(end.bytes() - first.bytes())) {
            page.add(first, end, new Run(file, offset, 0, bodies));
            return;
        }
        addPart(page, file, sequence, Math.min(limit, end.sequence()));
    }

    private void addPart(PageDraft page, BlockFile file, long sequence, long limit) throws IOException {
        DataInputStream index = index(file);
        Position from = first;
        int start = 0;
        Position to = first;
        int stop = 0;
        while (to.sequence() < limit) {
            index.readLong();
            int bytes = index.readInt();
            if (!isPlain()) {
                index.readLong();
                RecordCodec.readHeaders(index);
            }
            if (to.sequence() == sequence) {
                from = to;
                start = stop;
            }
            boolean alone = to.sequence() == sequence && page.isEmpty();
            if (to.sequence() >= sequence && !alone && !page.fits(to.bytes() + bytes - from.bytes())) {
                page.close();
                break;
            }
            to = to.plus(bytes);
            stop += bytes + separator();
        }
        if (to.sequence() > sequence) {
            page.add(from, to, new Run(file, offset, start, stop - separator() - start));
        }
    }

    private DataInputStream index(BlockFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length - bodies);
        file.read(offset, bodies, bytes);
        return new DataInputStream(new ByteArrayInputStream(bytes.array()));
    }

    private boolean isPlain() {
        return isSet(PLAIN);
    }

    private int separator() {
        return isSet(SEPARATED) ? 1 : 0;
    }

    private boolean isSet(int flag) {
        return (flags & flag) != 0;
    }

    /**
     * Bodies in the file.
     *
     * @param block where the block is
     * @param start where in it they begin
     */
    private record Run(BlockFile file, long block, int start, int length) implements PageDraft.Piece {

        @Override
        public void write(ByteBuffer target) throws IOException {
            int limit = target.limit();
            file.read(block, start, target.limit(target.position() + length));
            target.limit(limit);
        }

        @Override
        public Optional<FilePart> lying() throws IOException {
            return file.hold(block, start, length);
        }
    }
}
