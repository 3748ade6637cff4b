// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How the bytes of records are written as JSON strings (openapi.json, {@code s2-format}). */
enum Format {
    /** As the text they are in UTF-8; what is none is replaced. */
    RAW {
        @Override
        byte[] read(JsonParser string) throws IOException {
            return Utf8.encode(string.getTextCharacters(), string.getTextOffset(), string.getTextLength());
        }

        @Override
        void write(JsonGenerator json, byte[] bytes) throws IOException {
            if (Utf8.isValid(bytes)) {
                json.writeUTF8String(bytes, 0, bytes.length);
            } else {
                json.writeString(new String(bytes, StandardCharsets.UTF_8));
            }
        }
    },
    BASE64 {
        @Override
        byte[] read(JsonParser string) throws IOException {
            String text = string.getText();
            if (!isPadded(text)) {
                throw notBase64();
            }
            try {
                return Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException malformed) {
                throw notBase64();
            }
        }

        @Override
        void write(JsonGenerator json, byte[] bytes) throws IOException {
            json.writeBinary(bytes);
        }
    };

    private static final int QUANTUM = 4;

    /** @throws S2Problem if the header names no format; none is raw */
    static Format named(String header) {
        if (header == null) {
            return RAW;
        }
        return switch (header.strip()) {
            case Protocol.FORMAT_RAW, Protocol.FORMAT_RAW_OLD -> RAW;
            case Protocol.FORMAT_BASE64, Protocol.FORMAT_BASE64_OLD -> BASE64;
            default -> throw S2Problem.of(Code.BAD_HEADER, Protocol.FORMAT + " is raw or base64.");
        };
    }

    /**
     * The bytes of the string that the parser stands at.
     *
     * @throws S2Problem if they cannot be told
     */
    abstract byte[] read(JsonParser string) throws IOException;

    /** Writes bytes as a string. */
    abstract void write(JsonGenerator json, byte[] bytes) throws IOException;

    /** Whether it has all its padding, and no bits that decoding would drop. */
    private static boolean isPadded(String text) {
        int length = text.length();
        if (length % QUANTUM != 0) {
            return false;
        }
        if (length == 0 || text.charAt(length - 1) != '=') {
            return true;
        }
        return text.charAt(length - 2) == '='
                ? "AQgw".indexOf(text.charAt(length - 3)) >= 0
                : "AEIMQUYcgkosw048".indexOf(text.charAt(length - 2)) >= 0;
    }

    private static S2Problem notBase64() {
        return S2Problem.of(Code.INVALID, "A header or a body is not padded base64.");
    }
}
