// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.net.URI;
import java.util.function.Function;

/** Answers of every kind, each with the status that it has to come with. */
enum AnswerKind {
    @Word(value = "a read", means = "GET from -1, 200.")
    READ(scene -> read(scene, Vocabulary.BEGINNING), 200),

    @Word(value = "a read at the tail", means = "GET from the last offset, 200.")
    EMPTY_READ(scene -> read(scene, scene.subject().tail()), 200),

    @Word(value = "the metadata", means = "HEAD, 200.")
    METADATA(scene -> Request.of("HEAD", scene.subject().uri()), 200),

    @Word(value = "an acknowledged append", means = "POST, 204 or 200.")
    APPEND(scene -> append(scene, "more", scene.subject().contentType()), 204, 200),

    @Word(value = "a created stream", means = "PUT of another URL, 201.")
    CREATED(scene -> creation(scene, scene.freshUri()), 201),

    @Word(value = "a confirmed stream", means = "PUT of the stream's URL with its type, 200.")
    CONFIRMED(scene -> creation(scene, scene.subject().uri()), 200),

    @Word(value = "a deletion", means = "DELETE, 204.")
    DELETION(scene -> Request.of("DELETE", scene.subject().uri()), 204),

    @Word(value = "a refusal of an empty append", means = "POST without bytes, 400.")
    EMPTY_APPEND(scene -> append(scene, "", scene.subject().contentType()), 400),

    @Word(value = "a refusal of another content type", means = "POST of application/x-other, 409.")
    OTHER_TYPE(scene -> append(scene, "other", "application/x-other"), 409),

    @Word(value = "a refusal for want of a stream", means = "GET of a URL that nothing has used, 404.")
    MISSING(scene -> Request.of("GET", scene.freshUri()), 404);

    private final Function<Scene, Request> request;
    private final Integer[] statuses;

    AnswerKind(Function<Scene, Request> request, Integer... statuses) {
        this.request = request;
        this.statuses = statuses;
    }

    /** Makes the request on the stream of the scene. */
    Response get(Scene scene) {
        return Scene.expect(scene.client().wire().send(request.apply(scene)), "the request", statuses);
    }

    private static Request read(Scene scene, String token) {
        return Client.readRequest(scene.subject().uri(), token, Mode.CATCH_UP);
    }

    private static Request append(Scene scene, String body, String contentType) {
        return Client.append(scene.subject().uri(), contentType, Bodies.utf8(body));
    }

    private static Request creation(Scene scene, URI uri) {
        return Request.of("PUT", uri)
                .with(Vocabulary.CONTENT_TYPE, scene.subject().contentType());
    }
}
