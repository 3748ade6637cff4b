// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import java.util.Arrays;

/** How a reader reads. */
enum ReadKind {
    /** One answer, waited for. */
    UNARY("unary read") {
        @Override
        Reading start(Reader reader, Subject stream, Query query) {
            return reader.unary(stream, query, stream.format());
        }
    },
    /** A unary read that is to wait at the tail; the scenario goes on meanwhile. */
    LONG_POLL("long poll") {
        @Override
        Reading start(Reader reader, Subject stream, Query query) {
            return reader.longPoll(stream, query, stream.format());
        }
    },
    /** Server-sent events. */
    SESSION("SSE session") {
        @Override
        Reading start(Reader reader, Subject stream, Query query) {
            return reader.session(stream, query, stream.format());
        }
    };

    private final String words;

    ReadKind(String words) {
        this.words = words;
    }

    abstract Reading start(Reader reader, Subject stream, Query query);

    static ReadKind named(String words) {
        return Arrays.stream(values())
                .filter(each -> each.words.equals(words))
                .findFirst()
                .orElseThrow();
    }
}
