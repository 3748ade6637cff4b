// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.Subject;
import java.util.Arrays;

/** How a reader reads. */
public enum ReadKind {
    /** One answer, waited for. */
    UNARY("unary read") {
        @Override
        public Reading start(Reader reader, Subject stream, Query query) {
            return reader.unary(stream, query, stream.format());
        }
    },
    /** A unary read that is to wait at the tail; the scenario goes on meanwhile. */
    LONG_POLL("long poll") {
        @Override
        public Reading start(Reader reader, Subject stream, Query query) {
            return reader.longPoll(stream, query, stream.format());
        }
    },
    /** Server-sent events. */
    SESSION("SSE session") {
        @Override
        public Reading start(Reader reader, Subject stream, Query query) {
            return reader.session(stream, query, stream.format());
        }
    };

    private final String words;

    ReadKind(String words) {
        this.words = words;
    }

    public abstract Reading start(Reader reader, Subject stream, Query query);

    public static ReadKind named(String words) {
        return Arrays.stream(values())
                .filter(each -> each.words.equals(words))
                .findFirst()
                .orElseThrow();
    }
}
