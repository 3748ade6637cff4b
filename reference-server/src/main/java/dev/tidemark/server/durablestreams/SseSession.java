// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.durablestreams.wire.MediaTypes;
import dev.tidemark.server.http.Outlet;
import dev.tidemark.server.live.Follower;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Slice;
import io.vertx.core.buffer.Buffer;

/** One SSE connection (5.8): writes what it is given, no faster than the client reads. */
final class SseSession implements Follower.Sink {

    private static final Buffer COMMENT = Buffer.buffer(":\n\n");

    private final Outlet outlet;
    private final Cursors cursors;
    private final SharedEvents events;
    private String cursor;
    private boolean started;
    private volatile long written = System.nanoTime();

    /** @param cursor the first cursor to send */
    SseSession(Outlet outlet, Cursors cursors, SharedEvents events, String cursor) {
        this.outlet = outlet;
        this.cursors = cursors;
        this.events = events;
        this.cursor = cursor;
    }

    @Override
    public Position deliver(Slice slice, boolean last) {
        boolean plainText = MediaTypes.isText(slice.stream().contentType())
                && !MediaTypes.isJson(slice.stream().contentType());
        // Nothing can complete a character once the stream or the connection ends.
        Slice part = plainText && !last && !slice.reachesEnd() ? WholeCharacters.of(slice) : slice;
        if (part.isEmpty() && started && !slice.reachesEnd()) {
            return part.next();
        }
        started = true;
        cursor = cursors.after(cursor);
        written = System.nanoTime();
        outlet.write(events.of(part, part.reachesEnd() ? null : cursor));
        return part.next();
    }

    /** For how many nanoseconds nothing was written. */
    long silent(long now) {
        return now - written;
    }

    /** Writes a comment, which readers ignore; one that has not read what it was sent is alive without it. */
    void comment() {
        written = System.nanoTime();
        if (started && !outlet.isFull()) {
            outlet.write(COMMENT);
        }
    }

    @Override
    public void whenReady(Runnable action) {
        outlet.whenReady(action);
    }

    @Override
    public void end() {
        if (outlet.isFull()) {
            outlet.drop(); // the client reads nothing: do not wait for it
        } else {
            outlet.end();
        }
    }
}
