// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;

/** What a server may do instead of a refusal. */
enum Alternative {
    @Word(value = "as a conflict", means = "409.")
    CONFLICT(409),

    @Word(value = "acknowledged as the close", means = "204.")
    CLOSE(204),

    @Word(value = "an empty stream is created", means = "201, and nothing can be read.")
    EMPTY_STREAM(201) {
        @Override
        void check(Scene scene) {
            var stream = scene.subject();
            Reader.same(
                    "an empty stream",
                    Content.none(stream.contentType()),
                    scene.reader().readAll(stream, null));
        }
    },

    @Word(
            value = "the metadata name one of the two lifetimes",
            means = "201, and Stream-TTL or Stream-Expires-At, but not both.")
    ONE_LIFETIME(201) {
        @Override
        void check(Scene scene) {
            var metadata = scene.client()
                    .wire()
                    .send(Request.of("HEAD", scene.subject().uri()));
            var ttl = Scene.expect(metadata, "a request for the metadata", 200).header(Vocabulary.STREAM_TTL);
            var end = metadata.header(Vocabulary.STREAM_EXPIRES_AT);
            if (ttl.isPresent() == end.isPresent()) {
                throw new Broken(
                        "a refusal, or one of the two lifetimes in the metadata", ttl.isPresent() ? "both" : "neither");
            }
            scene.note("of two lifetimes, " + (ttl.isPresent() ? Vocabulary.STREAM_TTL : Vocabulary.STREAM_EXPIRES_AT)
                    + " wins");
        }
    };

    final int status;

    Alternative(int status) {
        this.status = status;
    }

    /** What has to hold beside the status. */
    void check(Scene scene) {
        // Nothing else.
    }
}
