// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.durablestreams.wire.MediaTypes;
import dev.tidemark.server.live.Follower;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Slice;
import io.vertx.core.http.HttpServerResponse;

/** One SSE connection (5.8): writes what it is given, no faster than the client reads. */
final class SseSession implements Follower.Sink {

    private static final String COMMENT = ":\n\n";

    private final HttpServerResponse response;
    private final Runnable disconnect;
    private final Cursors cursors;
    private final SharedEvents events;
    private String cursor;
    private boolean started;
    private volatile long written = System.nanoTime();

    /**
     * @param disconnect drops the connection with whatever waits to be sent
     * @param cursor the first cursor to send
     */
    SseSession(HttpServerResponse response, Runnable disconnect, Cursors cursors, SharedEvents events, String cursor) {
        this.response = response;
        this.disconnect = disconnect;
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
        response.write(events.of(part, part.reachesEnd() ? null : cursor));
        return part.next();
    }

    /** For how many nanoseconds nothing was written. */
    long silent(long now) {
        return now - written;
    }

    /** Writes a comment, which readers ignore; one that has not read what it was sent is alive without it. */
    void comment() {
        written = System.nanoTime();
        if (started && !response.closed() && !response.ended() && !response.writeQueueFull()) {
            response.write(COMMENT);
        }
    }

    @Override
    public void whenReady(Runnable action) {
        if (response.writeQueueFull()) {
            response.drainHandler(drained -> {
                response.drainHandler(null);
                action.run();
            });
        } else {
            action.run();
        }
    }

    @Override
    public void end() {
        if (response.writeQueueFull()) {
            disconnect.run(); // the client reads nothing: do not wait for it
        } else if (!response.ended()) {
            response.end();
        }
    }
}
