// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import java.util.List;

/** What a client without credentials tries. */
enum Intrusion {
    @Word(value = "creates, appends and deletes", means = "PUT of another stream, POST to and DELETE of this one.")
    WRITE {
        @Override
        List<Request> requests(Scene scene) {
            var stream = scene.subject();
            return List.of(
                    Request.of("PUT", scene.freshUri()).with(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT),
                    Client.append(stream.uri(), stream.contentType(), Bodies.utf8("intruder")),
                    Request.of("DELETE", stream.uri()));
        }
    },

    @Word(value = "reads what an authorised reader has just read", means = "A read from -1 and HEAD.")
    READ {
        @Override
        List<Request> requests(Scene scene) {
            var uri = scene.subject().uri();
            scene.reader().readAll(scene.subject(), Vocabulary.BEGINNING);
            return List.of(Client.readRequest(uri, Vocabulary.BEGINNING, Mode.CATCH_UP), Request.of("HEAD", uri));
        }
    };

    abstract List<Request> requests(Scene scene);
}
