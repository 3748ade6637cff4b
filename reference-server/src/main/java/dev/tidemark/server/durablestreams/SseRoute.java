// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.durablestreams.wire.MediaTypes;
import dev.tidemark.server.durablestreams.wire.Problem;
import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.durablestreams.wire.ReadQuery;
import dev.tidemark.server.durablestreams.wire.StreamRequest;
import dev.tidemark.server.http.Outlet;
import dev.tidemark.server.http.Replies;
import dev.tidemark.server.live.Follower;
import dev.tidemark.server.live.LiveReaders;
import dev.tidemark.server.live.Tails;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Slice;
import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/** Starts SSE connections (5.8). They write with back-pressure for a minute, so they use Vert.x directly. */
final class SseRoute {

    private final LogStore store;
    private final Tails tails;
    private final LiveReaders readers;
    private final Cursors cursors;
    private final TidemarkConfig config;
    private final SendMemory sending;
    private final Heartbeats heartbeats;
    private final SharedEvents events = new SharedEvents();

    SseRoute(
            LogStore store,
            Tails tails,
            LiveReaders readers,
            Cursors cursors,
            TidemarkConfig config,
            SendMemory sending,
            Heartbeats heartbeats) {
        this.store = store;
        this.tails = tails;
        this.readers = readers;
        this.cursors = cursors;
        this.config = config;
        this.sending = sending;
        this.heartbeats = heartbeats;
    }

    /**
     * Answers a read with {@code live=sse}; must be called on the context.
     *
     * @throws Problem if there is nothing to follow
     */
    void open(RoutingContext http, StreamRequest request, ReadQuery query, Context context) {
        var stream = Reads.stream(store, request);
        Position start = query.start(stream);
        LiveReaders.Seat seat = readers.enter(LiveReaders.Kind.SSE).orElseThrow(Problem::tooManyReaders);
        http.addEndHandler(over -> seat.leave());
        // The first read tells whether the offset is one of this stream, before the answer begins.
        store.read(request.name(), start, portion())
                .thenApply(outcome -> Reads.slice(outcome, query))
                .whenComplete((slice, failure) -> context.runOnContext(done -> {
                    if (failure != null) {
                        Replies.send(Problem.reply(failure), http.response());
                    } else {
                        begin(http, context, query, slice, seat);
                    }
                }));
    }

    private void begin(RoutingContext http, Context context, ReadQuery query, Slice first, LiveReaders.Seat seat) {
        HttpServerResponse response = http.response();
        if (response.closed()) {
            return;
        }
        response.setChunked(true)
                .putHeader(Protocol.CONTENT_TYPE, Protocol.EVENT_STREAM)
                .putHeader(Protocol.CACHE_CONTROL, Protocol.CACHE_REVALIDATE_UNCHANGED)
                .putHeader(Protocol.ACCEL_BUFFERING, Protocol.NO);
        if (!MediaTypes.isText(first.stream().contentType())) {
            response.putHeader(Protocol.STREAM_SSE_DATA_ENCODING, Protocol.BASE64);
        }
        Outlet outlet = new Outlet(http.request(), sending, context);
        SseSession session = new SseSession(outlet, cursors, events, cursors.next(query.cursor()));
        Follower follower = Follower.start(
                store,
                tails,
                first.stream(),
                first.from(),
                this::portion,
                config.live().sseLifetime(),
                context,
                session);
        heartbeats.add(session, context);
        seat.onFinish(follower::finish);
        http.addEndHandler(gone -> {
            heartbeats.remove(session);
            outlet.leave();
            context.runOnContext(now -> follower.cancel());
        });
    }

    /** How much a reader is given at once. */
    private int portion() {
        return sending.portion(config.limits().chunkBytes());
    }
}
