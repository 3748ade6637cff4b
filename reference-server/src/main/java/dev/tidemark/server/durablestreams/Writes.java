// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.durablestreams.wire.ForkHeaders;
import dev.tidemark.server.durablestreams.wire.JsonMessages;
import dev.tidemark.server.durablestreams.wire.LifetimeHeaders;
import dev.tidemark.server.durablestreams.wire.MediaTypes;
import dev.tidemark.server.durablestreams.wire.Problem;
import dev.tidemark.server.durablestreams.wire.ProducerHeaders;
import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.durablestreams.wire.StreamRequest;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Decision;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Creating, appending, closing, deleting (5.1 to 5.4). The scope of Stream-Seq is the stream, whoever writes. Answers are
 * rendered where the caller says, not on the thread that all writers wait for.
 */
final class Writes {

    private static final ContentType OCTETS = new ContentType(Protocol.OCTET_STREAM);

    private final LogStore store;
    private final int mostMessages;

    /** @param mostMessages how many one request may carry */
    Writes(LogStore store, int mostMessages) {
        this.store = store;
        this.mostMessages = mostMessages;
    }

    /** PUT (5.1, 4.2). A missing content type means octets, or the source's for a fork. */
    CompletionStage<Reply> create(StreamRequest request, byte[] body, Executor caller) {
        MultiMap headers = request.http().headers();
        Optional<ContentType> type = MediaTypes.parse(request.contentType());
        Optional<Lifetime> lifetime = LifetimeHeaders.lifetime(headers);
        Retention retention = LifetimeHeaders.retention(headers);
        Command command = ForkHeaders.parse(headers)
                .map(fork -> fork(request, fork, type, lifetime, retention, body))
                .orElseGet(() -> {
                    ContentType named = type.orElse(OCTETS);
                    return new Command.Create(
                            request.name(),
                            named,
                            lifetime.orElse(Lifetime.UNLIMITED),
                            retention,
                            Policy.DEFAULT,
                            initial(named, body),
                            request.closed());
                });
        return store.execute(command).thenApplyAsync(outcome -> WriteReply.of(outcome, request), caller);
    }

    /** POST (5.2, 5.3). */
    CompletionStage<Outgoing> append(StreamRequest request, byte[] body, Executor caller) {
        Command.Append append;
        try {
            append = parse(request, body);
        } catch (Problem malformed) {
            return CompletableFuture.completedStage(Outgoing.of(refuse(request, malformed)));
        }
        return store.execute(append).thenApplyAsync(outcome -> answer(request, append, outcome), caller);
    }

    private static Outgoing answer(StreamRequest request, Command.Append append, Outcome outcome) {
        if (!(outcome instanceof Outcome.Appended appended)) {
            return Outgoing.of(WriteReply.of(outcome, request));
        }
        return append.producer()
                .map(producer -> Outgoing.of(stored(WriteReply.of(outcome, request), append, producer)))
                .orElseGet(() -> new Stored(appended.stream()));
    }

    /** DELETE (5.4). */
    CompletionStage<Reply> delete(StreamRequest request, Executor caller) {
        return store.execute(new Command.Delete(request.name()))
                .thenApplyAsync(outcome -> WriteReply.of(outcome, request), caller);
    }

    /** What a body and a sub-offset mean depends on the type, which may be that of the source. */
    private Command fork(
            StreamRequest request,
            ForkHeaders fork,
            Optional<ContentType> type,
            Optional<Lifetime> lifetime,
            Retention retention,
            byte[] body) {
        ContentType readAs = type.or(() -> store.find(fork.source()).map(StreamState::contentType))
                .orElse(OCTETS);
        return new Command.Fork(
                request.name(),
                fork.point(MediaTypes.isJson(readAs)),
                type,
                readAs,
                lifetime,
                retention,
                initial(readAs, body),
                request.closed());
    }

    private List<byte[]> initial(ContentType type, byte[] body) {
        return body.length == 0 ? List.of() : messages(type, body);
    }

    private Command.Append parse(StreamRequest request, byte[] body) {
        boolean close = request.closed();
        Optional<Producer> producer = ProducerHeaders.parse(request.http().headers());
        if (body.length == 0) {
            if (!close) {
                throw Problem.badRequest("EMPTY_BODY", "An append needs a body, unless it only closes the stream.");
            }
            return new Command.Append(request.name(), Optional.empty(), List.of(), true, request.streamSeq(), producer);
        }
        ContentType type = MediaTypes.parse(request.contentType())
                .orElseThrow(() -> Problem.badRequest("CONTENT_TYPE_REQUIRED", "An append needs a Content-Type."));
        List<byte[]> messages = messages(type, body);
        if (messages.isEmpty()) {
            throw Problem.badRequest("EMPTY_ARRAY", "An empty array has no message to append.");
        }
        return new Command.Append(request.name(), Optional.of(type), messages, close, request.streamSeq(), producer);
    }

    /**
     * A malformed append is refused for what is wrong with it, unless the stream would have refused any append like
     * it: a writer of a closed stream has to learn that it is closed, and JSON sent to a text stream is of the wrong
     * type before it is malformed (5.2, error precedence).
     */
    private Reply refuse(StreamRequest request, Problem malformed) {
        Optional<StreamState> stream = store.find(request.name());
        if (stream.isEmpty()) {
            return Problem.noStream().reply();
        }
        StreamState state = stream.get();
        if (state.softDeleted()) {
            return Problem.softDeleted().reply();
        }
        Optional<ContentType> type = typeIfValid(request);
        if (!state.closed() && type.isEmpty()) {
            return malformed.reply();
        }
        var likeIt = new Command.Append(
                request.name(), type, List.of(new byte[1]), request.closed(), Optional.empty(), Optional.empty());
        return Decision.refusal(likeIt, state, (id, producer) -> Optional.empty())
                .map(outcome -> WriteReply.of(outcome, request))
                .orElseGet(malformed::reply);
    }

    private static Optional<ContentType> typeIfValid(StreamRequest request) {
        try {
            return MediaTypes.parse(request.contentType());
        } catch (Problem malformed) {
            return Optional.empty();
        }
    }

    private List<byte[]> messages(ContentType type, byte[] body) {
        return MediaTypes.isJson(type) ? JsonMessages.split(body, mostMessages) : List.of(body);
    }

    /** A producer tells new data from a repetition by the status (5.2.1); closing alone has one status only (5.3). */
    private static Reply stored(Reply reply, Command.Append append, Producer producer) {
        int status = append.bodies().isEmpty() ? Protocol.NO_CONTENT : Protocol.OK;
        return WriteReply.numbered(new Reply(status, reply.headers(), reply.body()), producer);
    }
}
