// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import java.net.URI;
import java.util.List;
import java.util.Random;

/** How a client creates a stream; as text/plain where the word says nothing else. */
enum Creation {
    @Word(value = "as {string}", means = "With this Content-Type and no body.")
    TYPE {
        @Override
        Request request(URI stream, List<String> texts, Random random) {
            return put(stream, texts.get(0));
        }
    },

    @Word(value = "as {string} with the content {string}", means = "With this Content-Type and this body.")
    TYPE_AND_CONTENT {
        @Override
        Request request(URI stream, List<String> texts, Random random) {
            return put(stream, texts.get(0)).body(Bodies.utf8(texts.get(1)));
        }
    },

    @Word(value = "with the content {string}", means = "With this body.")
    CONTENT {
        @Override
        Request request(URI stream, List<String> texts, Random random) {
            return text(stream).body(Bodies.utf8(texts.get(0)));
        }
    },

    @Word(value = "with the header {string} set to {string}", means = "With this header and no body.")
    HEADER {
        @Override
        Request request(URI stream, List<String> texts, Random random) {
            return text(stream).with(texts.get(0), texts.get(1));
        }
    },

    @Word(value = "closed with the content {string}", means = "`Stream-Closed: true` and this body.")
    CLOSED_WITH_CONTENT {
        @Override
        Request request(URI stream, List<String> texts, Random random) {
            return CONTENT.request(stream, texts, random).with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
        }
    },

    @Word(value = "closed", means = "`Stream-Closed: true` and no body.")
    CLOSED {
        @Override
        Request request(URI stream, List<String> texts, Random random) {
            return text(stream).with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
        }
    },

    @Word(value = "without a content type", means = "No `Content-Type` and no body.")
    WITHOUT_TYPE {
        @Override
        Request request(URI stream, List<String> texts, Random random) {
            return Request.of("PUT", stream);
        }
    },

    @Word(value = "with content in chunks", means = "`in chunks`, with `Transfer-Encoding: chunked`.")
    IN_CHUNKS {
        @Override
        Request request(URI stream, List<String> texts, Random random) {
            return text(stream).body(Bodies.utf8("in chunks")).inChunks();
        }
    },

    @Word(value = "with a megabyte of content", means = "Random bytes, as application/octet-stream.")
    MEGABYTE {
        @Override
        Request request(URI stream, List<String> texts, Random random) {
            return put(stream, Vocabulary.OCTET_STREAM).body(Bodies.random(random, 1 << 20));
        }
    };

    /** @param texts what stands in the braces of the word */
    abstract Request request(URI stream, List<String> texts, Random random);

    private static Request text(URI stream) {
        return put(stream, Vocabulary.TEXT);
    }

    private static Request put(URI stream, String contentType) {
        return Request.of("PUT", stream).with(Vocabulary.CONTENT_TYPE, contentType);
    }
}
