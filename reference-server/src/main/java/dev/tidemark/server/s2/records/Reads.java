// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.live.LiveReaders;
import dev.tidemark.server.live.LongPoll;
import dev.tidemark.server.live.Tails;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Basins;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Encoding;
import dev.tidemark.server.s2.Json;
import dev.tidemark.server.s2.MediaTypes;
import dev.tidemark.server.s2.Operation;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Reading records and asking for the tail. */
@Singleton
final class Reads {

    private final LogStore store;
    private final Opening opening;
    private final Tails tails;
    private final LiveReaders readers;
    private final SendMemory sending;

    Reads(LogStore store, Basins basins, Tails tails, LiveReaders readers, SendMemory sending) {
        this.store = store;
        this.opening = new Opening(store, basins);
        this.tails = tails;
        this.readers = readers;
        this.sending = sending;
    }

    /** {@code GET /streams/{stream}/records/tail}. */
    void tail(S2Request request) {
        request.http().request().resume();
        String basin = request.basin();
        String stream = request.caller().stream(basin, request.stream(), Operation.CHECK_TAIL);
        request.answer(opening.toRead(basin, stream)
                .thenApply(state -> Json.reply(Protocol.OK, RecordsJson.tail(Place.tailOf(state)))));
    }

    /** {@code GET /streams/{stream}/records}. */
    void read(S2Request request) {
        request.http().request().resume();
        String basin = request.basin();
        String stream = request.caller().stream(basin, request.stream(), Operation.READ);
        ReadQuery query = ReadQuery.parse(request::parameter);
        EncryptionKey.check(request);
        if (MediaTypes.isSession(request.header(Protocol.CONTENT_TYPE))) {
            Encoding encoding = Encoding.accepted(request.header(Protocol.ACCEPT_ENCODING));
            follow(
                    request,
                    LiveReaders.Kind.READ_SESSION,
                    basin,
                    stream,
                    query.checked(),
                    context -> new FrameSink(
                            Outlets.begin(request.http(), Protocol.SESSION, sending, context), encoding, context));
            return;
        }
        Format format = Format.named(request.header(Protocol.FORMAT));
        if (MediaTypes.isEventStream(request.header(Protocol.ACCEPT))) {
            Optional<LastEventId> last = LastEventId.parse(request.header(Protocol.LAST_EVENT_ID));
            ReadQuery resumed = last.map(query::resumed).orElse(query).checked();
            Function<Context, ReadSession.Sink> events = context ->
                    new EventSink(Outlets.begin(request.http(), Protocol.EVENT_STREAM, sending, context), format, last);
            if (last.isPresent() && resumed.bounds().isSpent()) {
                events.apply(request.http().vertx().getOrCreateContext()).end(); // it has everything it asked for
            } else {
                follow(request, LiveReaders.Kind.SSE, basin, stream, resumed, events);
            }
            return;
        }
        ReadQuery unary = query.asUnary().checked();
        boolean protobuf = MediaTypes.isProtobuf(request.header(Protocol.ACCEPT));
        CompletionStage<Reply> answer = opening.toRead(basin, stream)
                .thenCompose(state -> readOnce(
                        request,
                        state,
                        unary,
                        batch -> protobuf
                                ? Reply.of(Protocol.OK)
                                        .with(Protocol.CONTENT_TYPE, Protocol.PROTOBUF)
                                        .withBody(Proto.readBatch(batch.records(), batch.tail()))
                                : Json.reply(Protocol.OK, RecordsJson.batch(batch.records(), batch.tail(), format))));
        request.answer(answer, sending);
    }

    /** A read of nothing has what it wants at once, wherever it starts. */
    private CompletionStage<Reply> readOnce(
            S2Request request, StreamState stream, ReadQuery query, Function<Batch, Reply> render) {
        if (query.bounds().isSpent()) {
            return CompletableFuture.completedStage(render.apply(new Batch(List.of(), Optional.empty())));
        }
        ReadQuery.Start start = query.startIn(stream);
        Reader reader = new Reader(store, stream, start, query.bounds());
        boolean live = start instanceof ReadQuery.Sequence at
                && at.number() == stream.tail().sequence();
        CompletionStage<ReadOutcome> reading =
                query.mayFollow() ? await(request, stream, query, reader) : reader.read();
        return reading.thenApply(outcome -> render.apply(batch(Results.slice(outcome), reader, live)));
    }

    /** Reads, and again whenever something was appended, until there is a record or the time is over. */
    private CompletionStage<ReadOutcome> await(S2Request request, StreamState stream, ReadQuery query, Reader reader) {
        LiveReaders.Seat seat = seat(LiveReaders.Kind.LONG_POLL);
        LongPoll poll = LongPoll.start(
                store,
                tails,
                stream,
                stream.tail(),
                again -> reader.read(),
                Duration.ofSeconds(query.patience().getAsLong()),
                request.http().vertx().getOrCreateContext());
        seat.onFinish(poll::finish);
        request.http().addEndHandler(gone -> poll.cancel());
        return poll.result().whenComplete((outcome, failure) -> seat.leave());
    }

    /** @param live whether the records came after the read began */
    private static Batch batch(Slice slice, Reader reader, boolean live) {
        List<LogRecord> records = reader.take(slice.records()).orElse(List.of());
        boolean reachesTail =
                slice.reachesTail() && records.size() == slice.records().size();
        return new Batch(records, live || reachesTail ? Optional.of(Place.tailOf(slice.stream())) : Optional.empty());
    }

    private void follow(
            S2Request request,
            LiveReaders.Kind kind,
            String basin,
            String stream,
            ReadQuery query,
            Function<Context, ReadSession.Sink> sink) {
        Context context = request.http().vertx().getOrCreateContext();
        opening.toRead(basin, stream)
                .whenComplete((state, failure) -> context.runOnContext(opened -> {
                    try {
                        if (failure != null) {
                            throw S2Problem.of(failure);
                        }
                        begin(request, kind, state, query, context, sink);
                    } catch (S2Problem problem) {
                        request.answer(problem.reply());
                    }
                }));
    }

    private void begin(
            S2Request request,
            LiveReaders.Kind kind,
            StreamState stream,
            ReadQuery query,
            Context context,
            Function<Context, ReadSession.Sink> sink) {
        ReadQuery.Start start = query.startIn(stream);
        if (request.http().response().closed()) {
            return;
        }
        LiveReaders.Seat seat = seat(kind);
        request.http().addEndHandler(over -> seat.leave());
        ReadSession session = new ReadSession(store, tails, stream, query, start, context, sink.apply(context));
        seat.onFinish(session::finish);
        request.http().addEndHandler(gone -> context.runOnContext(now -> session.cancel()));
    }

    private LiveReaders.Seat seat(LiveReaders.Kind kind) {
        return readers.enter(kind)
                .orElseThrow(() -> S2Problem.of(
                        Code.RATE_LIMITED, "As many readers are connected as the server takes; try again."));
    }

    private record Batch(List<LogRecord> records, Optional<Place> tail) {}
}
