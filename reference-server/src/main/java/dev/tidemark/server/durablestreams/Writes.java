// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.ContentType;
import dev.tidemark.server.log.Decision;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.StreamState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Creating, appending, closing, deleting (5.1 to 5.4). The scope of Stream-Seq is the stream, whoever writes. */
final class Writes {

    private final LogStore store;

    Writes(LogStore store) {
        this.store = store;
    }

    /** PUT (5.1). A missing content type means octets. */
    CompletionStage<Reply> create(StreamRequest request, byte[] body) {
        requireSupported(request);
        ContentType type =
                MediaTypes.parse(request.contentType()).orElseGet(() -> new ContentType(Protocol.OCTET_STREAM));
        List<byte[]> messages = body.length == 0 ? List.of() : messages(type, body);
        return store.execute(new Command.Create(request.name(), type, messages, request.closed()))
                .thenApply(outcome -> reply(outcome, request));
    }

    /** POST (5.2, 5.3). */
    CompletionStage<Reply> append(StreamRequest request, byte[] body) {
        Command.Append append;
        try {
            append = parse(request, body);
        } catch (Problem malformed) {
            return CompletableFuture.completedStage(refuse(request, malformed));
        }
        return store.execute(append).thenApply(outcome -> {
            Reply reply = reply(outcome, request);
            return outcome instanceof Outcome.Appended && append.producer().isPresent()
                    ? stored(reply, append, append.producer().get())
                    : reply;
        });
    }

    /** DELETE (5.4). */
    CompletionStage<Reply> delete(StreamRequest request) {
        return store.execute(new Command.Delete(request.name())).thenApply(outcome -> reply(outcome, request));
    }

    /** A stream that would live too long or lack its source's data must not be created. */
    private static void requireSupported(StreamRequest request) {
        for (String header : Protocol.UNSUPPORTED) {
            if (request.http().headers().contains(header)) {
                throw Problem.of(Protocol.NOT_IMPLEMENTED, "NOT_IMPLEMENTED", header + " is not supported yet.");
            }
        }
    }

    private static Command.Append parse(StreamRequest request, byte[] body) {
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
        Optional<ContentType> type = typeIfValid(request);
        if (!state.closed() && type.isEmpty()) {
            return malformed.reply();
        }
        var likeIt = new Command.Append(
                request.name(), type, List.of(new byte[1]), request.closed(), Optional.empty(), Optional.empty());
        return Decision.refusal(likeIt, state, (id, producer) -> Optional.empty())
                .map(outcome -> reply(outcome, request))
                .orElseGet(malformed::reply);
    }

    private static Optional<ContentType> typeIfValid(StreamRequest request) {
        try {
            return MediaTypes.parse(request.contentType());
        } catch (Problem malformed) {
            return Optional.empty();
        }
    }

    private static List<byte[]> messages(ContentType type, byte[] body) {
        return MediaTypes.isJson(type) ? JsonMessages.split(body) : List.of(body);
    }

    private static Reply reply(Outcome outcome, StreamRequest request) {
        if (outcome instanceof Outcome.Created created) {
            return described(Protocol.CREATED, created.stream()).with(Protocol.LOCATION, request.url());
        }
        if (outcome instanceof Outcome.Existing existing) {
            return described(Protocol.OK, existing.stream());
        }
        if (outcome instanceof Outcome.Appended appended) {
            return at(Reply.of(Protocol.NO_CONTENT), appended.stream());
        }
        if (outcome instanceof Outcome.Duplicate duplicate) {
            return at(numbered(Reply.of(Protocol.NO_CONTENT), duplicate.last()), duplicate.stream());
        }
        if (outcome instanceof Outcome.Deleted) {
            return Reply.of(Protocol.NO_CONTENT).with(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER);
        }
        if (outcome instanceof Outcome.Missing) {
            return Problem.noStream().reply();
        }
        if (outcome instanceof Outcome.Closed closed) {
            return at(conflict("STREAM_CLOSED", "The stream is closed."), closed.stream());
        }
        if (outcome instanceof Outcome.WrongType) {
            return conflict("CONTENT_TYPE_MISMATCH", "The stream has another content type.");
        }
        if (outcome instanceof Outcome.OutOfSequence) {
            return conflict("SEQUENCE_CONFLICT", "The Stream-Seq is not greater than the last one.");
        }
        if (outcome instanceof Outcome.Different) {
            return conflict("STREAM_EXISTS", "The stream exists with another content type or closure.");
        }
        if (outcome instanceof Outcome.StaleEpoch stale) {
            return Problem.of(Protocol.FORBIDDEN, "STALE_EPOCH", "A later epoch of the producer is known.")
                    .reply()
                    .with(Protocol.PRODUCER_EPOCH, Long.toString(stale.current()));
        }
        if (outcome instanceof Outcome.EpochNotFromStart) {
            return Problem.badRequest("EPOCH_NOT_FROM_START", "A new epoch starts with Producer-Seq 0.")
                    .reply();
        }
        if (outcome instanceof Outcome.SequenceGap gap) {
            return conflict("SEQUENCE_GAP", "Appends of the producer are missing before this one.")
                    .with(Protocol.PRODUCER_EXPECTED_SEQ, Long.toString(gap.expected()))
                    .with(Protocol.PRODUCER_RECEIVED_SEQ, Long.toString(gap.received()));
        }
        if (outcome instanceof Outcome.NotStored refused) {
            return refused.full()
                    ? Problem.of(
                                    Protocol.NO_SPACE,
                                    "NO_SPACE",
                                    "There is no room to store this; nothing of it was stored.")
                            .reply()
                    : Problem.of(
                                    Protocol.UNAVAILABLE,
                                    "NOT_WRITABLE",
                                    "Nothing can be stored now; nothing of this was.")
                            .reply();
        }
        return Problem.tooMany("OVERLOADED", "Too much is waiting to be stored; try again.")
                .reply();
    }

    /** A producer tells new data from a repetition by the status (5.2.1); closing alone has one status only (5.3). */
    private static Reply stored(Reply reply, Command.Append append, Producer producer) {
        int status = append.bodies().isEmpty() ? Protocol.NO_CONTENT : Protocol.OK;
        return numbered(new Reply(status, reply.headers(), reply.body()), producer);
    }

    private static Reply numbered(Reply reply, Producer last) {
        return reply.with(Protocol.PRODUCER_EPOCH, Long.toString(last.epoch()))
                .with(Protocol.PRODUCER_SEQ, Long.toString(last.sequence()));
    }

    private static Reply conflict(String code, String sentence) {
        return Problem.of(Protocol.CONFLICT, code, sentence).reply();
    }

    private static Reply described(int status, StreamState stream) {
        return at(
                Reply.of(status)
                        .with(Protocol.CONTENT_TYPE, stream.contentType().value()),
                stream);
    }

    private static Reply at(Reply reply, StreamState stream) {
        return reply.with(Protocol.STREAM_NEXT_OFFSET, OffsetToken.of(stream.tail()))
                .with(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER)
                .withIf(stream.closed(), Protocol.STREAM_CLOSED, Protocol.TRUE);
    }
}
