// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.live.LiveReaders;
import dev.tidemark.server.live.LongPoll;
import dev.tidemark.server.live.Tails;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamState;
import io.vertx.core.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Describing and reading a stream by single requests (5.5 to 5.7). */
final class Reads {

    private final LogStore store;
    private final Tails tails;
    private final LiveReaders readers;
    private final Cursors cursors;
    private final CacheControl caching;
    private final TidemarkConfig config;

    Reads(
            LogStore store,
            Tails tails,
            LiveReaders readers,
            Cursors cursors,
            CacheControl caching,
            TidemarkConfig config) {
        this.caching = caching;
        this.store = store;
        this.tails = tails;
        this.readers = readers;
        this.cursors = cursors;
        this.config = config;
    }

    /** HEAD (5.5). */
    Reply describe(StreamRequest request) {
        StreamState stream = stream(store, request);
        boolean cut =
                stream.settings().retention().isLimited() || !stream.earliest().equals(Position.START);
        Reply reply = Reply.of(Protocol.OK)
                .with(Protocol.CONTENT_TYPE, stream.contentType().value())
                .with(Protocol.STREAM_NEXT_OFFSET, OffsetToken.of(stream.tail()))
                .with(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER)
                .withIf(stream.closed(), Protocol.STREAM_CLOSED, Protocol.TRUE)
                .withIf(cut, Protocol.STREAM_EARLIEST_OFFSET, OffsetToken.of(stream.earliest()));
        return LifetimeHeaders.show(
                reply, stream.settings().lifetime(), stream.settings().retention());
    }

    /**
     * GET (5.6, 5.7).
     *
     * @param context where a waiting read is woken
     * @param onCancel is given what to do if the client goes away
     */
    CompletionStage<Reply> read(StreamRequest request, Context context, Consumer<Runnable> onCancel) {
        ReadQuery query = request.query();
        StreamState stream = stream(store, request);
        Position from = query.start(stream);
        String ifNoneMatch = request.ifNoneMatch();
        int chunk = config.limits().chunkBytes();
        switch (query.mode()) {
            case CATCH_UP -> {
                if (query.now()) {
                    store.hold(stream).close(); // a read of nothing is a read (5.1)
                    return CompletableFuture.completedStage(nowReply(new Slice(stream, from, List.of())));
                }
                return store.read(request.name(), from, chunk)
                        .thenApply(outcome -> conditional(catchUp(slice(outcome, query)), ifNoneMatch));
            }
            case LONG_POLL -> {
                LiveReaders.Seat seat =
                        readers.enter(LiveReaders.Kind.LONG_POLL).orElseThrow(Problem::tooManyReaders);
                LongPoll poll = LongPoll.start(
                        store, tails, stream, from, chunk, config.live().longPoll(), context);
                seat.onFinish(poll::finish);
                onCancel.accept(poll::cancel);
                return poll.result()
                        .whenComplete((outcome, failure) -> seat.leave())
                        .thenApply(outcome -> conditional(longPoll(slice(outcome, query), query), ifNoneMatch));
            }
            default -> throw Problem.badRequest("INVALID_LIVE", "Server-sent events are not available here.");
        }
    }

    /** @throws Problem if there is no such stream, or only for its forks */
    static StreamState stream(LogStore store, StreamRequest request) {
        StreamState stream = store.find(request.name()).orElseThrow(Problem::noStream);
        if (stream.softDeleted()) {
            throw Problem.softDeleted();
        }
        return stream;
    }

    /** @throws Problem if nothing was read, or not from where the client wanted */
    static Slice slice(ReadOutcome outcome, ReadQuery query) {
        if (outcome instanceof Slice slice) {
            if (query.exact() && !slice.from().equals(query.from())) {
                throw Problem.dropped(slice.stream());
            }
            return slice;
        }
        if (outcome instanceof Outcome.Dropped dropped) {
            throw Problem.dropped(dropped.stream());
        }
        if (outcome instanceof Outcome.SoftDeleted) {
            throw Problem.softDeleted();
        }
        throw outcome instanceof ReadOutcome.NoSuchPosition ? ReadQuery.malformedOffset() : Problem.noStream();
    }

    private Reply catchUp(Slice slice) {
        return data(slice).with(Protocol.ETAG, EntityTag.of(slice)).with(Protocol.CACHE_CONTROL, caching.of(slice));
    }

    private static Reply nowReply(Slice slice) {
        return data(slice).with(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER);
    }

    private Reply longPoll(Slice slice, ReadQuery query) {
        Reply reply = slice.isEmpty()
                ? position(Reply.of(Protocol.NO_CONTENT), slice).with(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER)
                : catchUp(slice);
        return reply.withIf(!slice.reachesEnd(), Protocol.STREAM_CURSOR, cursors.next(query.cursor()));
    }

    private static Reply data(Slice slice) {
        return position(Reply.of(Protocol.OK), slice)
                .with(Protocol.CONTENT_TYPE, slice.stream().contentType().value())
                .withBody(body(slice));
    }

    private static Reply position(Reply reply, Slice slice) {
        return reply.with(Protocol.STREAM_NEXT_OFFSET, OffsetToken.of(slice.next()))
                .withIf(slice.reachesTail(), Protocol.STREAM_UP_TO_DATE, Protocol.TRUE)
                .withIf(slice.reachesEnd(), Protocol.STREAM_CLOSED, Protocol.TRUE);
    }

    private static Reply conditional(Reply reply, String ifNoneMatch) {
        String tag = reply.headers().get(Protocol.ETAG);
        return tag != null && EntityTag.matches(ifNoneMatch, tag) ? reply.notModified() : reply;
    }

    /** The bytes of a slice as a reader gets them: joined, or one JSON array (9). */
    static byte[] body(Slice slice) {
        List<byte[]> bodies = slice.records().stream().map(LogRecord::body).toList();
        if (MediaTypes.isJson(slice.stream().contentType())) {
            return JsonMessages.join(bodies);
        }
        return bodies.size() == 1 ? bodies.get(0) : concatenate(bodies);
    }

    private static byte[] concatenate(List<byte[]> bodies) {
        byte[] all = new byte[bodies.stream().mapToInt(body -> body.length).sum()];
        int end = 0;
        for (byte[] body : bodies) {
            System.arraycopy(body, 0, all, end, body.length);
            end += body.length;
        }
        return all;
    }
}
