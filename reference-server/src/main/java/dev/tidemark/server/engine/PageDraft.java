// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Page;
import dev.tidemark.server.log.Position;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** What will be a page: where its bytes are, until it is known how many there are. */
public final class PageDraft {

    private final boolean json;
    private final int maxBytes;
    private final List<Piece> pieces = new ArrayList<>();
    private Position first;
    private Position next;
    private long bodies;
    private long size;
    private boolean full;

    /**
     * @param json whether the page is an array
     * @param maxBytes how many bytes of bodies, at least one
     */
    public PageDraft(boolean json, int maxBytes) {
        this.json = json;
        this.maxBytes = maxBytes;
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

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** How many bytes of bodies it lacks. */
    public long lack() {
        return maxBytes - bodies;
    }

    /** How many bytes of bodies it takes still, however large the first record is. */
    public long room() {
        return pieces.isEmpty() ? Integer.MAX_VALUE : maxBytes - bodies;
    }

    /** Whether records of so many bytes fit together. */
    public boolean fits(long length) {
        return bodies + length <= maxBytes;
    }

    /** Takes the record that follows, if it fits. */
    public boolean add(LogRecord record) {
        if (record.length() > room()) {
            full = true;
            return false;
        }
        move(record.at(), record.end());
        if (!record.isCommand()) {
            piece(target -> target.put(record.body()), record.length(), record.length());
        }
        return true;
    }

    /** Takes a run of records that lie in a file as they lie in a page. */
    public void add(Position at, Position end, int length, Piece run) {
        move(at, end);
        piece(run, length, end.bytes() - at.bytes());
    }

    public void close() {
        full = true;
    }

    /** Puts the bytes where the reader wants them. */
    public ByteBuffer write(Page.Room room) throws IOException {
        long total = size + (json ? 2 : 0);
        ByteBuffer target = room.of(Math.toIntExact(total));
        int start = target.position();
        if (json) {
            target.put((byte) '[');
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (json && i > 0) {
                target.put((byte) ',');
            }
            pieces.get(i).write(target);
        }
        if (json) {
            target.put((byte) ']');
        }
        return target.position(start).limit(start + (int) total);
    }

    private void move(Position at, Position end) {
        first = first == null ? at : first;
        next = end;
    }

    private void piece(Piece piece, int length, long bytes) {
        size += length + (json && !pieces.isEmpty() ? 1 : 0);
        bodies += bytes;
        pieces.add(piece);
    }

    /** A part of the page. */
    @FunctionalInterface
    public interface Piece {
        void write(ByteBuffer target) throws IOException;
    }
}
