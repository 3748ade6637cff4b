// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.tidemark.server.http.Reply;

/** JSON bodies, without reflection. */
public final class Json {

    /** Makes parsers and generators; it keeps no names of members, which could be any text a client sends. */
    public static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            // A body is limited as a whole.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    /** A text as JSON string, with its quotes. */
    public static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    public static Reply reply(int status, byte[] json) {
        return Reply.of(status).with(Protocol.CONTENT_TYPE, Protocol.JSON).withBody(json);
    }
}
