// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.http.JsonText;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.live.LiveReaders;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Basins;
import dev.tidemark.server.s2.Bodies;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Json;
import dev.tidemark.server.s2.MediaTypes;
import dev.tidemark.server.s2.Operation;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import io.vertx.core.Context;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Appending records: {@code POST /streams/{stream}/records}. */
@Singleton
final class Appends {

    private final LogStore store;
    private final Opening opening;
    private final Bodies bodies;
    private final BodyMemory memory;
    private final SendMemory sending;
    private final LiveReaders sessions;

    Appends(LogStore store, Basins basins, Bodies bodies, BodyMemory memory, SendMemory sending, LiveReaders sessions) {
        this.store = store;
        this.opening = new Opening(store, basins);
        this.bodies = bodies;
        this.memory = memory;
        this.sending = sending;
        this.sessions = sessions;
    }

    void append(S2Request request) {
        String basin = request.basin();
        String shown = request.stream();
        String stream = request.caller().stream(basin, shown, Operation.APPEND);
        EncryptionKey.check(request);
        String type = request.header(Protocol.CONTENT_TYPE);
        if (MediaTypes.isSession(type)) {
            begin(request, basin, stream);
        } else if (MediaTypes.isProtobuf(type)) {
            one(request, stream, bodies.read(request, Code.BAD_PROTO).thenApply(Appends::parsed));
        } else if (MediaTypes.isJson(type)) {
            Format format = Format.named(request.header(Protocol.FORMAT));
            one(request, stream, bodies.read(request, Code.BAD_JSON).thenApply(body -> AppendJson.parse(body, format)));
        } else {
            throw S2Problem.of(Code.BAD_JSON, "The Content-Type is neither JSON nor protobuf.");
        }
    }

    /** @throws S2Problem if a record cannot be part of the stream, or the caller may not give such a command */
    static void check(AppendInput input, S2Request request, StreamState stream) {
        boolean json = MediaTypes.isJson(stream.contentType().value());
        if (json && !input.records().stream().allMatch(Appends::isJson)) {
            throw S2Problem.of(
                    Code.INVALID, "This is a stream of JSON: the body of every record is one JSON value, not encoded.");
        }
        if (input.fences()) {
            request.caller().stream(request.basin(), request.stream(), Operation.FENCE);
        }
        if (input.trims()) {
            request.caller().stream(request.basin(), request.stream(), Operation.TRIM);
        }
    }

    private static boolean isJson(NewRecord one) {
        return AppendInput.isCommand(one) || JsonText.isValue(one.body());
    }

    private static AppendInput parsed(byte[] protobuf) {
        try {
            return Proto.appendInput(protobuf);
        } catch (IOException malformed) {
            throw S2Problem.of(Code.BAD_PROTO, "The body is no AppendInput.");
        }
    }

    private void one(S2Request request, String stream, CompletionStage<AppendInput> parsed) {
        boolean protobuf = MediaTypes.isProtobuf(request.header(Protocol.ACCEPT));
        request.answer(parsed.thenApply(AppendInput::checked)
                .thenCompose(input -> opening.toAppend(request.basin(), stream).thenCompose(state -> {
                    check(input, request, state);
                    return store.execute(input.to(state.name(), Optional.empty()));
                }))
                .thenApply(outcome -> render(Results.ack(outcome), protobuf)));
    }

    private static Reply render(Ack ack, boolean protobuf) {
        return protobuf
                ? Reply.of(Protocol.OK)
                        .with(Protocol.CONTENT_TYPE, Protocol.PROTOBUF)
                        .withBody(Proto.appendAck(ack))
                : Json.reply(Protocol.OK, RecordsJson.ack(ack));
    }

    private void begin(S2Request request, String basin, String stream) {
        Context context = request.http().vertx().getOrCreateContext();
        opening.toAppend(basin, stream)
                .whenComplete((state, failure) -> context.runOnContext(opened -> {
                    try {
                        if (failure != null) {
                            throw S2Problem.of(failure);
                        }
                        begin(request, state, context);
                    } catch (S2Problem problem) {
                        request.http().request().resume();
                        request.answer(problem.reply());
                    }
                }));
    }

    private void begin(S2Request request, StreamState stream, Context context) {
        if (request.http().response().closed()) {
            return;
        }
        LiveReaders.Seat seat = sessions.enter(LiveReaders.Kind.APPEND_SESSION)
                .orElseThrow(() ->
                        S2Problem.of(Code.RATE_LIMITED, "As many sessions are open as the server takes; try again."));
        request.http().addEndHandler(over -> seat.leave());
        AppendSession session = new AppendSession(store, memory, sending, request, stream, context);
        seat.onFinish(session::finish);
        session.start();
    }
}
