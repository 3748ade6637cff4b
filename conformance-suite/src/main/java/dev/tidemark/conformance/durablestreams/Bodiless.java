// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.socket.RawAnswer;
import dev.tidemark.reports.contract.Broken;

/** Answers that end with their header section (RFC 9110, 6.4.1). */
enum Bodiless {
    @Word(value = "the metadata", means = "HEAD, answered with 200.")
    METADATA {
        @Override
        RawAnswer answer(Scene scene) {
            return checked(scene, Request.of("HEAD", scene.subject().uri()), 200);
        }
    },

    @Word(value = "a confirmation", means = "A read from -1 with the entity tag of such a read, answered with 304.")
    CONFIRMATION {
        @Override
        RawAnswer answer(Scene scene) {
            var read = Client.readRequest(scene.subject().uri(), Vocabulary.BEGINNING, Mode.CATCH_UP);
            var tag = Scene.expect(scene.client().wire().send(read), "a read", 200)
                    .header(Vocabulary.ETAG)
                    .orElseThrow(() -> new Broken("an ETag on a read", "none"));
            return checked(scene, read.with(Vocabulary.IF_NONE_MATCH, tag), 304);
        }
    };

    abstract RawAnswer answer(Scene scene);

    private static RawAnswer checked(Scene scene, Request request, int status) {
        var raw = scene.client().wire().sendRaw(request);
        Scene.expect(raw.asResponse(), "the request", status);
        return raw;
    }
}
