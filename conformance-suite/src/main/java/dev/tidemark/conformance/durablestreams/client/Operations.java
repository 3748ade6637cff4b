// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Operation;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The kinds of requests, each with its plainest form and the requirement that promises that it is granted. */
public final class Operations {

    private static final String LONG_TTL = "86400";
    private static final String FAR_END = "2099-01-01T00:00:00Z";

    private final Client client;
    private final Supplier<URI> fresh;

    /** @param fresh URLs that nothing has used */
    Operations(Client client, Supplier<URI> fresh) {
        this.client = client.bulk();
        this.fresh = fresh;
    }

    /**
     * The kind of this request; empty when it is none of the protocol.
     *
     * @param contentType of the stream that it is sent to
     */
    Optional<Operation> of(Request request, String contentType) {
        if (SubscriptionOperations.isOne(request)) {
            return new SubscriptionOperations(client, fresh, request).of(request);
        }
        return switch (request.method()) {
            case "PUT" -> Optional.of(creation(request, contentType));
            case "POST" -> Optional.of(writing(request, contentType));
            case "DELETE" -> Optional.of(deletion(contentType));
            case "GET" -> Optional.of(reading(request, contentType));
            case "HEAD" ->
                Optional.of(reading(
                        "a request for the metadata", "DS-5.5-01", contentType, stream -> client.metadata(stream)));
            default -> Optional.empty();
        };
    }

    /** 4.2: a fork of a stream of this type, which holds what its source holds. */
    public Operation fork(String contentType) {
        return new Operation(
                "a fork of a " + contentType + " stream",
                "DS-4.2-01",
                () -> tryFork(contentType),
                Optional.of(creation(contentType)));
    }

    private Operation reading(Request request, String contentType) {
        var query = Optional.ofNullable(request.uri().getRawQuery()).orElse("");
        if (query.contains(Vocabulary.LIVE + "=" + Mode.SSE.live)) {
            return reading("an event stream", "DS-5.8-08", contentType, this::opened);
        }
        if (query.contains(Vocabulary.LIVE + "=" + Mode.LONG_POLL.live)) {
            return reading("a long-poll", "DS-5.7-04", contentType, stream -> read(stream, Mode.LONG_POLL));
        }
        return reading("a read", "DS-5.6-01", contentType, stream -> read(stream, Mode.CATCH_UP));
    }

    /** A read of a new stream with a message. */
    private Operation reading(String name, String requirement, String contentType, Function<URI, Response> request) {
        return new Operation(
                name,
                requirement,
                () -> {
                    var stream = fresh.get();
                    return refusal(client.create(stream, contentType, null))
                            .or(() -> refusal(
                                    client.send(Client.append(stream, contentType, Bodies.message(contentType, 1)))))
                            .or(() -> refusal(request.apply(stream)));
                },
                Optional.of(append(contentType)));
    }

    private Response read(URI stream, Mode mode) {
        return client.send(Client.readRequest(stream, Vocabulary.BEGINNING, mode));
    }

    private Response opened(URI stream) {
        try (var session = client.wire().open(Client.readRequest(stream, Vocabulary.BEGINNING, Mode.SSE))) {
            return session.answer();
        }
    }

    private Operation creation(Request request, String contentType) {
        var type = header(request, Vocabulary.CONTENT_TYPE).orElse(contentType);
        if (has(request, Vocabulary.STREAM_FORKED_FROM)) {
            var fork = fork(contentType);
            if (fork.refused().isPresent()) {
                return fork;
            }
            // What else the request asks for may be what is refused.
        }
        if (has(request, Vocabulary.STREAM_TTL)) {
            return creation("with a TTL", "DS-5.1-15", type, put -> put.with(Vocabulary.STREAM_TTL, LONG_TTL));
        }
        if (has(request, Vocabulary.STREAM_EXPIRES_AT)) {
            return creation("with an end", "DS-5.1-20", type, put -> put.with(Vocabulary.STREAM_EXPIRES_AT, FAR_END));
        }
        var content = Bodies.message(type, 1);
        var filled = request.body() != null && request.body().length > 0;
        if (has(request, Vocabulary.STREAM_CLOSED)) {
            return filled
                    ? creation("closed, with content", "DS-5.1-27", type, put -> closed(put.body(content)))
                    : creation("closed", "DS-5.1-26", type, Operations::closed);
        }
        return filled
                ? creation(
                        "with content",
                        Content.isJson(type) ? "DS-9.1.3-03" : "DS-5.1-30",
                        type,
                        put -> put.body(content))
                : creation(type);
    }

    /** 3: a stream may have any type, so refusing one that is not the plainest is a fault of its own. */
    private Operation creation(String contentType) {
        var plain = contentType.equals(Vocabulary.OCTET_STREAM);
        return new Operation(
                "a " + contentType + " stream",
                plain ? "DS-5.1-01" : "DS-3-03",
                () -> refusal(client.create(fresh.get(), contentType, null)),
                plain ? Optional.empty() : Optional.of(creation(Vocabulary.OCTET_STREAM)));
    }

    private Operation creation(String how, String requirement, String contentType, Function<Request, Request> form) {
        return new Operation(
                "a stream created " + how,
                requirement,
                () -> refusal(client.send(
                        form.apply(Request.of("PUT", fresh.get()).with(Vocabulary.CONTENT_TYPE, contentType)))),
                Optional.of(creation(contentType)));
    }

    private Operation writing(Request request, String contentType) {
        var numbered = has(request, Vocabulary.PRODUCER_ID);
        var closes = header(request, Vocabulary.STREAM_CLOSED)
                .filter(Vocabulary.TRUE::equalsIgnoreCase)
                .isPresent();
        var filled = request.body() != null && request.body().length > 0;
        if (closes && !filled) {
            return numbered
                    ? writing(
                            "a close of a producer",
                            "DS-5.2.1-34",
                            contentType,
                            post -> closed(numbered(post)),
                            numberedAppend(contentType))
                    : writing("a close", "DS-5.3-01", contentType, Operations::closed);
        }
        var content = Bodies.message(contentType, 1);
        if (closes) {
            return numbered
                    ? writing(
                            "a final append of a producer",
                            "DS-5.2.1-33",
                            contentType,
                            post -> closed(numbered(filled(post, contentType, content))),
                            numberedAppend(contentType))
                    : writing(
                            "a final append",
                            "DS-5.2-15",
                            contentType,
                            post -> closed(filled(post, contentType, content)),
                            append(contentType));
        }
        if (numbered) {
            return numberedAppend(contentType);
        }
        if (has(request, Vocabulary.STREAM_SEQ)) {
            return writing(
                    "an append with a sequence",
                    "DS-5.2-09",
                    contentType,
                    post -> filled(post, contentType, content).with(Vocabulary.STREAM_SEQ, "a"),
                    append(contentType));
        }
        return append(contentType);
    }

    private Operation numberedAppend(String contentType) {
        return writing(
                "an append of a producer",
                "DS-5.2.1-06",
                contentType,
                post -> numbered(filled(post, contentType, Bodies.message(contentType, 1))),
                append(contentType));
    }

    private Operation append(String contentType) {
        var octets = writing(
                "an append of " + contentType,
                "DS-5.2-01",
                contentType,
                post -> filled(post, contentType, Bodies.message(contentType, 1)));
        return Content.isJson(contentType)
                ? new Operation(
                        octets.name(), "DS-9.1.2-02", octets.trial(), Optional.of(append(Vocabulary.OCTET_STREAM)))
                : octets;
    }

    private Operation deletion(String contentType) {
        return writing("a deletion", "DS-5.4-01", contentType, post -> Request.of("DELETE", post.uri()));
    }

    private Operation writing(
            String name, String requirement, String contentType, Function<Request, Request> form, Operation simpler) {
        var plain = writing(name, requirement, contentType, form);
        return new Operation(name, requirement, plain.trial(), Optional.of(simpler));
    }

    /** Something done to a new stream. */
    private Operation writing(String name, String requirement, String contentType, Function<Request, Request> form) {
        return new Operation(name, requirement, () -> tryOn(contentType, form), Optional.of(creation(contentType)));
    }

    private Optional<Response> tryOn(String contentType, Function<Request, Request> form) {
        var uri = fresh.get();
        return refusal(client.create(uri, contentType, null))
                .or(() -> refusal(client.send(form.apply(Request.of("POST", uri)))));
    }

    private Optional<Response> tryFork(String contentType) {
        var source = fresh.get();
        var fork = fresh.get();
        return refusal(client.create(source, contentType, null))
                .or(() -> refusal(client.send(Client.append(source, contentType, Bodies.message(contentType, 1)))))
                .or(() -> refusal(
                        client.send(Request.of("PUT", fork).with(Vocabulary.STREAM_FORKED_FROM, source.getRawPath()))))
                .or(() -> emptiness(fork, contentType).flatMap(nothing -> tryForkAtTail(source, contentType)));
    }

    /** A server that takes the wrong position for an omitted one has forks all the same. */
    private Optional<Response> tryForkAtTail(URI source, String contentType) {
        var fork = fresh.get();
        var tail = client.metadata(source).header(Vocabulary.STREAM_NEXT_OFFSET).orElse("");
        return refusal(client.send(Request.of("PUT", fork)
                        .with(Vocabulary.STREAM_FORKED_FROM, source.getRawPath())
                        .with(Vocabulary.STREAM_FORK_OFFSET, tail)))
                .or(() -> emptiness(fork, contentType));
    }

    /** The answer to a read that found nothing. */
    private Optional<Response> emptiness(URI stream, String contentType) {
        return Optional.of(read(stream, Mode.CATCH_UP)).filter(read -> isEmpty(read, contentType));
    }

    /** Whether a read was refused or has brought nothing. */
    static boolean isEmpty(Response read, String contentType) {
        return read.status() != 200
                || read.body().length == 0
                || Content.isJson(typeOf(read).orElse(contentType))
                        && read.text().strip().matches("\\[\\s*]");
    }

    /** A plain creation may have another type than the source. */
    private static Optional<String> typeOf(Response read) {
        return read.header(Vocabulary.CONTENT_TYPE);
    }

    private static Optional<Response> refusal(Response answer) {
        return Optional.of(answer).filter(given -> !Answers.isSuccess(given));
    }

    private static Request filled(Request request, String contentType, byte[] content) {
        return request.with(Vocabulary.CONTENT_TYPE, contentType).body(content);
    }

    private static Request closed(Request request) {
        return request.with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
    }

    private static Request numbered(Request request) {
        return ProducerTuple.of(0, 0).on(request);
    }

    private static boolean has(Request request, String name) {
        return header(request, name).isPresent();
    }

    private static Optional<String> header(Request request, String name) {
        return request.headers().stream()
                .filter(header -> header.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(header -> header.value())
                .findFirst();
    }
}
