// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions;

import dev.tidemark.server.subscriptions.wire.Words;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A path below {@code __ds} (6), read as it was sent.
 *
 * @param id the subscription, if it is about one
 * @param action what stands behind the id; empty if nothing does
 * @param rest what stands behind the action, decoded; empty if nothing does
 */
record ControlPath(boolean isJwks, Optional<String> id, String action, String rest) {

    private static final String ROOT = "/v1/stream/";
    private static final String RESERVED = "__ds";
    private static final int LONGEST_ID = 256;

    private static final List<String> WITH_OWN_TOKEN = List.of(Words.CALLBACK, Words.ACK, Words.RELEASE);

    /** Whether a path is below the reserved segment, however that is written. */
    static boolean isControl(String rawPath) {
        if (!rawPath.startsWith(ROOT)) {
            return false;
        }
        int end = rawPath.indexOf('/', ROOT.length());
        String first = rawPath.substring(ROOT.length(), end < 0 ? rawPath.length() : end);
        return first.equals(RESERVED)
                || (first.contains("%")
                        && decoded(first).filter(RESERVED::equals).isPresent());
    }

    /**
     * Whether requests to it prove themselves by the token of a wake, or can be made by anybody (6.5, 7.1): the token of the
     * server, which would stand in the same header, is not asked for.
     */
    static boolean isOpen(String rawPath) {
        String[] parts = parts(rawPath);
        return (parts.length == 1 && parts[0].equals(Words.JWKS))
                || (parts.length == 3 && parts[0].equals(Words.SUBSCRIPTIONS) && WITH_OWN_TOKEN.contains(parts[2]));
    }

    /** @throws Problem if nothing is there */
    static ControlPath parse(String rawPath) {
        String[] parts = parts(rawPath);
        if (parts.length == 1 && parts[0].equals(Words.JWKS)) {
            return new ControlPath(true, Optional.empty(), "", "");
        }
        if (parts.length < 2 || !parts[0].equals(Words.SUBSCRIPTIONS) || parts[1].isEmpty()) {
            throw Problem.of(
                    Problem.NOT_FOUND,
                    "NOT_FOUND",
                    "Below __ds there are subscriptions/ID and jwks.json, nothing else.");
        }
        String action = parts.length > 2 ? parts[2] : "";
        String rest = parts.length > 3 ? String.join("/", List.of(parts).subList(3, parts.length)) : "";
        return new ControlPath(
                false,
                Optional.of(id(parts[1])),
                action,
                decoded(rest).orElseThrow(() -> Problem.invalid("The path of the stream is not encoded UTF-8.")));
    }

    private static String id(String raw) {
        String id = decoded(raw).orElseThrow(() -> Problem.invalid("The id of the subscription is not encoded UTF-8."));
        if (id.length() > LONGEST_ID) {
            throw Problem.invalid("The id of the subscription is longer than " + LONGEST_ID + " characters.");
        }
        if (id.equals(".") || id.equals("..") || id.chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("The id of the subscription is only dots, or contains a control character.");
        }
        return id;
    }

    private static String[] parts(String rawPath) {
        int end = rawPath.indexOf('/', ROOT.length());
        return end < 0 ? new String[] {""} : rawPath.substring(end + 1).split("/", -1);
    }

    /** Empty if it is malformed. */
    private static Optional<String> decoded(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            for (int i = 0; i < raw.length(); i++) {
                boolean encoded = raw.charAt(i) == '%';
                bytes.write(encoded ? HexFormat.fromHexDigits(raw, i + 1, i + 3) : raw.charAt(i));
                i += encoded ? 2 : 0;
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString());
        } catch (CharacterCodingException | IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return Optional.empty();
        }
    }
}
