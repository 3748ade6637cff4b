// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.durablestreams.wire.EntityTag;
import dev.tidemark.server.durablestreams.wire.LifetimeHeaders;
import dev.tidemark.server.durablestreams.wire.OffsetToken;
import dev.tidemark.server.durablestreams.wire.Problem;
import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.durablestreams.wire.ReadQuery;
import dev.tidemark.server.durablestreams.wire.StreamRequest;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.live.LiveReaders;
import dev.tidemark.server.live.LongPoll;
import dev.tidemark.server.live.Tails;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Page;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.Stretch;
import io.vertx.core.Context;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Describing and reading a stream by single requests (5.5 to 5.7). */
final class Reads {

    private static final byte[] NOTHING = {};
    private static final byte[] EMPTY_ARRAY = {'[', ']'};

    private final LogStore store;
    private final Tails tails;
    private final LiveReaders readers;
    private final Cursors cursors;
    private final CacheControl caching;
    private final TidemarkConfig config;
    private final SendMemory sending;
    private final PageMemory memory = new PageMemory();

    Reads(
            LogStore store,
            Tails tails,
            LiveReaders readers,
            Cursors cursors,
            CacheControl caching,
            TidemarkConfig config,
            SendMemory sending) {
        this.caching = caching;
        this.store = store;
        this.tails = tails;
        this.readers = readers;
        this.cursors = cursors;
        this.config = config;
        this.sending = sending;
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
     * GET without server-sent events (5.6, 5.7).
     *
     * @param context where the answer is given and a waiting read is woken
     * @param onCancel is given what to do if the client goes away
     * @throws Problem if there is nothing to read
     */
    CompletionStage<? extends Outgoing> read(
            StreamRequest request, ReadQuery query, Context context, Consumer<Runnable> onCancel) {
        StreamState stream = stream(store, request);
        Position from = query.start(stream);
        String ifNoneMatch = request.ifNoneMatch();
        if (query.mode() == ReadQuery.Mode.LONG_POLL) {
            return longPoll(request, query, stream, from, context, onCancel)
                    .thenApply(
                            page -> Answer.of(conditional(longPoll(page, query), ifNoneMatch), page.bytes(), sending));
        }
        if (query.now()) {
            store.hold(stream).close(); // a read of nothing is a read (5.1)
            ByteBuffer nothing = ByteBuffer.wrap(stream.contentType().isJson() ? EMPTY_ARRAY : NOTHING);
            return CompletableFuture.completedStage(
                    Answer.of(nowHead(new Page(stream, from, from, true, nothing)), nothing, sending));
        }
        PageMemory.Sheet sheet = memory.sheet(PlainConnection.of(request.http()));
        CompletionStage<ReadOutcome> reading = store.readPage(
                request.name(), from, sending.portion(config.limits().chunkBytes()), sheet);
        return DataRoutes.on(context, reading).handle((outcome, failure) -> {
            try {
                if (failure != null) {
                    throw new CompletionException(failure);
                }
                return sheet.answer(conditional(catchUp(page(outcome, query)), ifNoneMatch), sending);
            } catch (RuntimeException refused) {
                sheet.release();
                throw refused;
            }
        });
    }

    private CompletionStage<Page> longPoll(
            StreamRequest request,
            ReadQuery query,
            StreamState stream,
            Position from,
            Context context,
            Consumer<Runnable> onCancel) {
        LiveReaders.Seat seat = readers.enter(LiveReaders.Kind.LONG_POLL).orElseThrow(Problem::tooManyReaders);
        int chunk = config.limits().chunkBytes();
        LongPoll poll = LongPoll.start(
                store,
                tails,
                stream,
                from,
                at -> store.readPage(request.name(), at, sending.portion(chunk), ByteBuffer::allocate),
                config.live().longPoll(),
                context);
        seat.onFinish(poll::finish);
        onCancel.accept(poll::cancel);
        return poll.result()
                .whenComplete((outcome, failure) -> seat.leave())
                .thenApply(outcome -> page(outcome, query));
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
        return (Slice) stretch(outcome, query);
    }

    private static Page page(ReadOutcome outcome, ReadQuery query) {
        return (Page) stretch(outcome, query);
    }

    private static Stretch stretch(ReadOutcome outcome, ReadQuery query) {
        if (outcome instanceof Stretch read) {
            if (query.exact() && !read.from().equals(query.from())) {
                throw Problem.dropped(read.stream());
            }
            return read;
        }
        if (outcome instanceof Outcome.Dropped dropped) {
            throw Problem.dropped(dropped.stream());
        }
        if (outcome instanceof Outcome.SoftDeleted) {
            throw Problem.softDeleted();
        }
        throw outcome instanceof ReadOutcome.NoSuchPosition ? ReadQuery.malformedOffset() : Problem.noStream();
    }

    private Reply catchUp(Page page) {
        return new Reply(Protocol.OK, cacheable(page), NOTHING);
    }

    private static Reply nowHead(Page page) {
        Map<String, String> headers = data(page);
        headers.put(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER);
        return new Reply(Protocol.OK, headers, NOTHING);
    }

    private Reply longPoll(Page page, ReadQuery query) {
        Map<String, String> headers = page.isEmpty() ? position(page) : cacheable(page);
        if (page.isEmpty()) {
            headers.put(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER);
        }
        if (!page.reachesEnd()) {
            headers.put(Protocol.STREAM_CURSOR, cursors.next(query.cursor()));
        }
        return new Reply(page.isEmpty() ? Protocol.NO_CONTENT : Protocol.OK, headers, NOTHING);
    }

    private Map<String, String> cacheable(Page page) {
        Map<String, String> headers = data(page);
        headers.put(Protocol.ETAG, EntityTag.of(page));
        headers.put(Protocol.CACHE_CONTROL, caching.of(page));
        return headers;
    }

    private static Map<String, String> data(Page page) {
        Map<String, String> headers = position(page);
        headers.put(Protocol.CONTENT_TYPE, page.stream().contentType().value());
        return headers;
    }

    private static Map<String, String> position(Page page) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(Protocol.STREAM_NEXT_OFFSET, OffsetToken.of(page.next()));
        if (page.reachesTail()) {
            headers.put(Protocol.STREAM_UP_TO_DATE, Protocol.TRUE);
        }
        if (page.reachesEnd()) {
            headers.put(Protocol.STREAM_CLOSED, Protocol.TRUE);
        }
        return headers;
    }

    private static Reply conditional(Reply reply, String ifNoneMatch) {
        String tag = reply.headers().get(Protocol.ETAG);
        return tag != null && EntityTag.matches(ifNoneMatch, tag) ? reply.notModified() : reply;
    }
}
