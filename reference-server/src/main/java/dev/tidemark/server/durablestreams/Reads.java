// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.live.LiveReaders;
import dev.tidemark.server.live.LongPoll;
import dev.tidemark.server.live.Tails;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.LogStore;
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
    private final TidemarkConfig config;

    Reads(LogStore store, Tails tails, LiveReaders readers, Cursors cursors, TidemarkConfig config) {
        this.store = store;
        this.tails = tails;
        this.readers = readers;
        this.cursors = cursors;
        this.config = config;
    }

    /** HEAD (5.5). */
    Reply describe(StreamRequest request) {
        StreamState stream = store.find(request.name()).orElseThrow(Problem::noStream);
        return Reply.of(Protocol.OK)
                .with(Protocol.CONTENT_TYPE, stream.contentType().value())
                .with(Protocol.STREAM_NEXT_OFFSET, OffsetToken.of(stream.tail()))
                .with(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER)
                .withIf(stream.closed(), Protocol.STREAM_CLOSED, Protocol.TRUE);
    }

    /**
     * GET (5.6, 5.7).
     *
     * @param context where a waiting read is woken
     * @param onCancel is given what to do if the client goes away
     */
    CompletionStage<Reply> read(StreamRequest request, Context context, Consumer<Runnable> onCancel) {
        ReadQuery query = request.query();
        StreamState stream = store.find(request.name()).orElseThrow(Problem::noStream);
        Position from = query.start(stream);
        String ifNoneMatch = request.http().getHeader(Protocol.IF_NONE_MATCH);
        int chunk = config.limits().chunkBytes();
        switch (query.mode()) {
            case CATCH_UP -> {
                if (query.now()) {
                    return CompletableFuture.completedStage(nowReply(new Slice(stream, from, List.of())));
                }
                return store.read(request.name(), from, chunk)
                        .thenApply(outcome -> conditional(catchUp(slice(outcome)), ifNoneMatch));
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
                        .thenApply(outcome -> conditional(longPoll(slice(outcome), query), ifNoneMatch));
            }
            default -> throw Problem.badRequest("INVALID_LIVE", "Server-sent events are not available here.");
        }
    }

    /** @throws Problem if nothing was read */
    static Slice slice(ReadOutcome outcome) {
        if (outcome instanceof Slice slice) {
            return slice;
        }
        throw outcome instanceof ReadOutcome.NoSuchPosition ? ReadQuery.malformedOffset() : Problem.noStream();
    }

    private static Reply catchUp(Slice slice) {
        // An empty answer at the tail of an open stream must be asked for again, or a cache would hide what follows.
        boolean settled = !slice.isEmpty() || slice.reachesEnd();
        return data(slice)
                .with(Protocol.ETAG, EntityTag.of(slice))
                .with(Protocol.CACHE_CONTROL, settled ? Protocol.CACHE_SHARED : Protocol.CACHE_REVALIDATE);
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
