// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Header;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The idempotent producers of one scenario (section 5.2.1). The same tuple carries the same body again, as a retry does. New data is
 * answered with 200; only then it belongs to the model of the stream.
 */
public final class Producers {

    /** Messages of producers are numbered far above those of plain writers. */
    private static final int FIRST = 1001;

    private final Scene scene;
    private final Map<ProducerTuple, byte[]> bodies = new HashMap<>();
    private final Set<String> stored = new HashSet<>();
    private int made;

    public Producers(Scene scene) {
        this.scene = scene;
    }

    /** An append under this tuple, with the body that the tuple had before, or a new one. */
    public Request append(ProducerTuple tuple) {
        return append(tuple, bodies.computeIfAbsent(tuple, ignored -> nextBody()));
    }

    /** An append under this tuple with a body that no other append has. */
    public Request otherAppend(ProducerTuple tuple) {
        return append(tuple, nextBody());
    }

    public Request append(ProducerTuple tuple, byte[] body) {
        bodies.putIfAbsent(tuple, body);
        var stream = scene.subject();
        return tuple.on(Client.append(stream.uri(), stream.contentType(), body));
    }

    /** A close without content under this tuple. */
    public Request close(ProducerTuple tuple) {
        return closing(tuple.on(Request.of("POST", scene.subject().uri())));
    }

    public static Request closing(Request request) {
        return request.with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
    }

    /** Sends the request; what the server says it has stored or closed goes into the model. */
    public Response send(Request request) {
        var answer = scene.client().wire().send(request);
        var stream = scene.subject();
        // A server that stores a number twice may well say so; the model holds what the protocol says.
        if (answer.status() == 200 && request.body() != null && stored.add(numbers(request))) {
            stream.appended(Content.ofAppend(stream.contentType(), request.body()), Answers.nextOffset(answer));
        }
        if (Answers.isSuccess(answer) && Answers.isClosed(answer)) {
            stream.closed();
        }
        scene.answer(answer);
        return answer;
    }

    private static String numbers(Request request) {
        return request.uri() + " "
                + request.headers().stream()
                        .filter(header -> header.name().startsWith("Producer-"))
                        .map(Header::value)
                        .toList();
    }

    private byte[] nextBody() {
        return Bodies.message(scene.subject().contentType(), FIRST + made++);
    }
}
