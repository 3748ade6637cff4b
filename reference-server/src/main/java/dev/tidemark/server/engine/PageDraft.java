// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Page;
import dev.tidemark.server.log.Page.FilePart;
import dev.tidemark.server.log.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What will be a page: where its bytes are, until it is known how many there are. */
public final class PageDraft {

    private static final Piece OPENING = mark('[');
    private static final Piece SEPARATOR = mark(',');
    private static final Piece CLOSING = mark(']');

    /** How many bytes count as one if they are not copied. */
    private static final int LYING_SHARE = 4;

    private final boolean json;
    private final int maxBytes;
    private final Page.Room room;
    private final List<Piece> pieces = new ArrayList<>();
    private Position first;
    private Position next;
    private long bodies;
    private boolean full;

    /**
     * @param json whether the page is an array
     * @param maxBytes how many bytes of bodies, at least one; those in files that the room takes as they are take no memory and
     *     count less
     * @param room where the page will be written to
     */
    public PageDraft(boolean json, int maxBytes, Page.Room room) {
        this.json = json;
        this.maxBytes = maxBytes;
        this.room = room;
    }

    public boolean json() {
        return json;
    }

    /** Whether the next record does not fit any more. */
    public boolean isFull() {
        return full || bodies >= maxBytes;
    }

    /** Where its first record starts; null if it has none, not even one that readers of plain bytes do not see. */
    Position first() {
        return first;
    }

    /** Where its last record ends. */
    public Position next() {
        return next;
    }

    public boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** How many bytes of bodies it lacks, if they are copied. */
    public long lack() {
        return maxBytes - bodies;
    }

    /** Whether so many bytes that lie in a file fit; as its first, a record always does. */
    public boolean fits(long length) {
        return bodies + counted(length) <= maxBytes;
    }

    /** Takes the record that follows, if it fits. */
    public boolean add(LogRecord record) {
        if (!pieces.isEmpty() && record.length() > lack()) {
            full = true;
            return false;
        }
        move(record.at(), record.end());
        if (!record.isCommand()) {
            piece(new Body(record.body()), record.length());
        }
        return true;
    }

    /** Takes a run of records that lie in a file as they lie in a page. */
    public void add(Position at, Position end, Piece run) {
        move(at, end);
        piece(run, counted(end.bytes() - at.bytes()));
    }

    public void close() {
        full = true;
    }

    /** Puts the bytes into the room; returns where the last of them are. */
    public ByteBuffer write() throws IOException {
        List<Piece> copied = new ArrayList<>();
        if (json) {
            copied.add(OPENING);
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (json && i > 0) {
                copied.add(SEPARATOR);
            }
            Optional<FilePart> lying = room.takesFiles() ? pieces.get(i).lying() : Optional.empty();
            if (lying.isEmpty()) {
                copied.add(pieces.get(i));
            } else {
                if (!copied.isEmpty()) {
                    copy(copied);
                    copied.clear();
                }
                room.take(lying.get());
            }
        }
        if (json) {
            copied.add(CLOSING);
        }
        return copy(copied);
    }

    private ByteBuffer copy(List<Piece> copied) throws IOException {
        int size = Math.toIntExact(copied.stream().mapToLong(Piece::length).sum());
        ByteBuffer target = room.of(size);
        int start = target.position();
        for (Piece piece : copied) {
            piece.write(target);
        }
        return target.position(start).limit(start + size);
    }

    private void move(Position at, Position end) {
        first = first == null ? at : first;
        next = end;
    }

    private long counted(long length) {
        return room.takesFiles() ? (length + LYING_SHARE - 1) / LYING_SHARE : length;
    }

    private void piece(Piece piece, long bytes) {
        bodies += bytes;
        pieces.add(piece);
    }

    private static Piece mark(char mark) {
        return new Body(new byte[] {(byte) mark});
    }

    /** A part of the page. */
    public interface Piece {

        int length();

        void write(ByteBuffer target) throws IOException;

        /** Where it lies in a file, which keeps it there until it is let go; empty if it is in memory. */
        Optional<FilePart> lying() throws IOException;
    }

    private record Body(byte[] bytes) implements Piece {

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public void write(ByteBuffer target) {
            target.put(bytes);
        }

        @Override
        public Optional<FilePart> lying() {
            return Optional.empty();
        }
    }
}
