// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import dev.tidemark.server.http.Refusal;
import dev.tidemark.server.log.StreamName;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The name of a stream in a request's path, read from the path as it was sent.
 *
 * <p>Percent-encoding is undone, so {@code %61} and {@code a} are the same. What could make two spellings share a
 * stream by accident is refused: an encoded slash, empty segments, and the segments {@code .} and {@code ..}. So are
 * control characters and names of more than {@value #LONGEST} bytes (12.2).
 */
public final class StreamPath {

    public static final int LONGEST = 1024;

    private StreamPath() {}

    /**
     * @param rawPath the path of the request, still encoded, without the query
     * @throws Problem if it names no stream
     */
    public static StreamName parse(String rawPath) {
        if (!rawPath.startsWith(Protocol.ROOT)) {
            throw Problem.noStream();
        }
        String raw = rawPath.substring(Protocol.ROOT.length());
        if (isPlain(raw)) {
            return new StreamName(raw);
        }
        return named(decode(raw));
    }

    /**
     * The name of a stream as it is told where nothing is encoded: relative to the root (6).
     *
     * @throws Refusal if no stream can have it
     */
    public static StreamName named(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw bad("The name of the stream is longer than " + LONGEST + " bytes.");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw bad("The path contains a control character or one that must be encoded.");
        }
        for (String segment : name.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw bad("The path has an empty segment or one of only dots.");
            }
        }
        if (isReserved(name)) {
            throw Problem.of(Protocol.NOT_FOUND, "RESERVED", "Paths below __ds are reserved.");
        }
        return new StreamName(name);
    }

    /** Whether this is below the segment that is kept for control interfaces (6). */
    private static boolean isReserved(String name) {
        return name.equals(Protocol.RESERVED_SEGMENT) || name.startsWith(Protocol.RESERVED_SEGMENT + "/");
    }

    /** Whether it is one segment of letters, digits and hyphens, of which nothing has to be decoded or refused. */
    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-')) {
                return false;
            }
        }
        return !raw.isEmpty() && raw.length() <= LONGEST;
    }

    private static String decode(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '%') {
                bytes.write(c > 0x7e ? 0 : c); // only ASCII may stand unencoded; 0 is refused below
                continue;
            }
            int value = encoded(raw, i);
            if (value == '/') {
                throw bad("The path contains an encoded slash.");
            }
            bytes.write(value);
            i += 2;
        }
        return text(bytes.toByteArray());
    }

    private static int encoded(String raw, int percent) {
        try {
            return HexFormat.fromHexDigits(raw, percent + 1, percent + 3);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw bad("The path contains a percent sign without two hexadecimal digits.");
        }
    }

    private static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw bad("The path is not encoded UTF-8.");
        }
    }

    private static Problem bad(String sentence) {
        return Problem.badRequest("INVALID_PATH", sentence);
    }
}
