// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What counts as JSON in a stream of JSON messages, whoever writes to it. */
public final class JsonText {

    /** Every open bracket costs the parser an object; a body of brackets only must not cost a gigabyte. */
    private static final int DEEPEST = 10_000;

    // A body is limited as a whole; apart from its depth, nothing that is JSON is refused.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .build();

    private JsonText() {}

    /** A parser of text that {@link #isText} has looked at. */
    public static JsonParser parser(byte[] text) throws IOException {
        return JSON.createParser(text);
    }

    /** Whether this is exactly one JSON value (RFC 8259). */
    public static boolean isValue(byte[] bytes) {
        if (!isText(bytes)) {
            return false;
        }
        try (JsonParser parser = parser(bytes)) {
            if (parser.nextToken() == null) {
                return false;
            }
            parser.skipChildren();
            parser.finishToken();
            return parser.nextToken() == null;
        } catch (IOException malformed) {
            return false;
        }
    }

    /**
     * Whether this can be JSON at all: UTF-8 without byte order mark. The parser would also take UTF-16 and UTF-32, which
     * have zero bytes in any JSON text.
     */
    public static boolean isText(byte[] bytes) {
        boolean ascii = true;
        for (byte b : bytes) {
            if (b == 0) {
                return false;
            }
            ascii &= b > 0;
        }
        boolean marked =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return ascii || (!marked && isUtf8(bytes));
    }

    public static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
