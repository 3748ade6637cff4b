// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.closure;

import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import java.util.List;

/** What a close has in place of a body (section 5.3). */
enum CloseForm {
    @Word(value = "no body and no length", means = "Neither Content-Length nor Transfer-Encoding.")
    NO_BODY {
        @Override
        Request on(Request close, List<String> texts) {
            return close;
        }
    },

    @Word(value = "an empty body", means = "Content-Length: 0.")
    EMPTY {
        @Override
        Request on(Request close, List<String> texts) {
            return close.body(new byte[0]);
        }
    },

    @Word(value = "a chunked body of zero length", means = "`Transfer-Encoding: chunked` and the last chunk alone.")
    EMPTY_IN_CHUNKS {
        @Override
        Request on(Request close, List<String> texts) {
            return close.body(new byte[0]).inChunks();
        }
    },

    @Word(value = "the content type {string}", means = "A `Content-Type` and no body.")
    TYPE {
        @Override
        Request on(Request close, List<String> texts) {
            return close.with(Vocabulary.CONTENT_TYPE, texts.get(0));
        }
    };

    /** The close in this form. */
    abstract Request on(Request close, List<String> texts);
}
