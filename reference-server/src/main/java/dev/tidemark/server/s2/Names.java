// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import dev.tidemark.server.log.StreamName;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** The rules for names (openapi.json, StreamNamePathSegment and BasinName). */
public final class Names {

    private Names() {}

    /** The log's name of a stream; the two cannot be confused, as a basin's name has no slash. */
    public static StreamName inLog(String basin, String stream) {
        return new StreamName(basin + '/' + stream);
    }

    /**
     * @param where what to complain with: the name stands in a path, a header, or a body
     * @return the name itself
     * @throws S2Problem if it is none
     */
    public static String stream(String name, Code where) {
        if (name.isEmpty()) {
            throw S2Problem.of(where, "The name of the stream is empty.");
        }
        if (name.equals(".") || name.equals("..")) {
            throw S2Problem.of(where, "A stream cannot be named `.` or `..`.");
        }
        if (longerThan(name, Protocol.STREAM_NAME_BYTES)) {
            throw S2Problem.of(
                    where, "The name of the stream is longer than " + Protocol.STREAM_NAME_BYTES + " bytes.");
        }
        return name;
    }

    /**
     * @param where as for {@link #stream}
     * @return the name itself
     * @throws S2Problem if it is none
     */
    public static String basin(String name, Code where) {
        int length = name.length();
        boolean fits = length >= Protocol.BASIN_NAME_SHORTEST && length <= Protocol.BASIN_NAME_LONGEST;
        if (!fits
                || name.charAt(0) == '-'
                || name.charAt(length - 1) == '-'
                || !name.chars().allMatch(Names::inBasin)) {
            throw S2Problem.of(
                    where,
                    "The name of a basin has 8 to 48 lowercase letters, digits, and hyphens, and no hyphen at its ends.");
        }
        return name;
    }

    /**
     * Undoes the percent-encoding of one segment of a path.
     *
     * @throws S2Problem if it is malformed
     */
    public static String decoded(String segment) {
        if (segment.indexOf('%') < 0 && segment.chars().allMatch(c -> c < 0x7f)) {
            return segment;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                bytes.write(encoded(segment, i));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw S2Problem.of(Code.BAD_PATH, "The path is not encoded UTF-8.");
        }
    }

    private static int encoded(String segment, int percent) {
        try {
            return HexFormat.fromHexDigits(segment, percent + 1, percent + 3);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw S2Problem.of(Code.BAD_PATH, "The path contains a percent sign without two hexadecimal digits.");
        }
    }

    /** Whether UTF-8 needs more bytes for a text. */
    public static boolean longerThan(String text, int bytes) {
        return text.length() > bytes
                || (text.length() > bytes / 3 && text.getBytes(StandardCharsets.UTF_8).length > bytes);
    }

    private static boolean inBasin(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
}
