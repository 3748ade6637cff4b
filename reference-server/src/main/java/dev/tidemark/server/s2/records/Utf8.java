// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.http.JsonText;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as bytes, with nothing replaced silently. Most text is ASCII, which is quick. */
final class Utf8 {

    private Utf8() {}

    static boolean isValid(byte[] bytes) {
        return isAscii(bytes) || JsonText.isUtf8(bytes);
    }

    /** @throws S2Problem if there is half of a surrogate pair among the characters */
    static byte[] encode(char[] text, int offset, int length) {
        byte[] ascii = new byte[length];
        for (int i = 0; i < length; i++) {
            char c = text[offset + i];
            if (c > 0x7f) {
                return encodeAny(CharBuffer.wrap(text, offset, length));
            }
            ascii[i] = (byte) c;
        }
        return ascii;
    }

    private static byte[] encodeAny(CharBuffer text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(text);
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException malformed) {
            throw S2Problem.of(Code.BAD_JSON, "A string contains half of a surrogate pair.");
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
