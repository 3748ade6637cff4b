// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;

/** What is no catch-up read of a page, and is asked for with its tag all the same. */
enum OtherRequest {
    @Word(
            value = "a read from \"now\"",
            means = "The status is that without the tag, unless the answer carries this very tag.")
    NOW {
        @Override
        void check(Scene scene, Page page) {
            onlyWithItsOwnTag(
                    scene, Client.readRequest(page.stream().uri(), Vocabulary.NOW, Mode.CATCH_UP), page.tag());
        }
    },

    @Word(value = "a request for the metadata", means = "The same.")
    METADATA {
        @Override
        void check(Scene scene, Page page) {
            onlyWithItsOwnTag(scene, Request.of("HEAD", page.stream().uri()), page.tag());
        }
    },

    @Word(value = "a long-poll", means = "The same; at the tail of an open stream it waits.")
    LONG_POLL {
        @Override
        void check(Scene scene, Page page) {
            if (page.token() == null) {
                return;
            }
            var request = Client.readRequest(page.stream().uri(), page.token(), Mode.LONG_POLL);
            if (!page.isEmpty() || page.stream().isClosed()) {
                onlyWithItsOwnTag(scene, request, page.tag());
            } else if (page.token().equals(page.stream().tail())) {
                // Whether a long-poll from the beginning of an empty stream waits is another matter.
                var waiting =
                        scene.reader().awaitOnce(page.stream(), request.with(Vocabulary.IF_NONE_MATCH, page.tag()));
                scene.reading(waiting);
                scene.timing().letArrive(waiting, scene.documentedWait());
            }
        }
    },

    @Word(value = "an event stream", means = "200.")
    EVENT_STREAM {
        @Override
        void check(Scene scene, Page page) {
            if (page.token() == null) {
                return;
            }
            var request = Client.readRequest(page.stream().uri(), page.token(), Mode.SSE)
                    .with(Vocabulary.IF_NONE_MATCH, page.tag());
            try (var session = scene.client().bulk().wire().open(request)) {
                Scene.expect(session.answer(), "an event stream, asked for with the tag of a page", 200);
            }
        }
    };

    /** Checks that the tag of the page does not count here. */
    abstract void check(Scene scene, Page page);

    /** RFC 9110, 13.1.2: what an answer's own tag is, that it may be confirmed by; nothing else. */
    private static void onlyWithItsOwnTag(Scene scene, Request request, String tag) {
        var client = scene.client().bulk();
        var plain = Page.ask(client, request);
        var answer = Page.ask(client, request, tag);
        var own = plain.header(Vocabulary.ETAG).filter(tag::equals).isPresent();
        if (!own && answer.status() != plain.status()) {
            throw new Broken(
                    "status " + plain.status() + ", as without If-None-Match, of an answer with another tag or none",
                    Answers.summary(answer));
        }
    }
}
