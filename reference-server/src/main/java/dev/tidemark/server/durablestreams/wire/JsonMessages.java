// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.tidemark.server.http.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * JSON mode (9.1): one body holds one message, or the messages of one array. Each message is kept as the text it was
 * sent as: its numbers, the order and repetition of its keys, and its spaces.
 */
public final class JsonMessages {

    private JsonMessages() {}

    /**
     * The messages of a body; none for an empty array.
     *
     * @param most how many may be in it: a message takes much more memory than the two bytes that an array needs for it
     * @throws Problem if the body is not exactly one JSON value in UTF-8 without byte order mark (RFC 8259), or has too
     *     many messages
     */
    public static List<byte[]> split(byte[] body, int most) {
        if (!JsonText.isText(body)) {
            throw invalid();
        }
        try (JsonParser parser = JsonText.parser(body)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw invalid();
            }
            List<byte[]> messages = new ArrayList<>();
            if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (messages.size() == most) {
                        throw Problem.of(
                                Protocol.PAYLOAD_TOO_LARGE,
                                "TOO_MANY_MESSAGES",
                                "An append has at most " + most + " messages.");
                    }
                    messages.add(message(parser, body));
                }
            } else {
                messages.add(message(parser, body));
            }
            if (parser.nextToken() != null) {
                throw invalid();
            }
            return messages;
        } catch (IOException malformed) {
            throw invalid();
        }
    }

    /** The messages as one array (9.1.5). */
    public static byte[] join(List<byte[]> messages) {
        int size = 2 + Math.max(0, messages.size() - 1);
        for (byte[] message : messages) {
            size += message.length;
        }
        ByteBuffer array = ByteBuffer.allocate(size).put((byte) '[');
        for (int i = 0; i < messages.size(); i++) {
            if (i > 0) {
                array.put((byte) ',');
            }
            array.put(messages.get(i));
        }
        return array.put((byte) ']').array();
    }

    private static byte[] message(JsonParser parser, byte[] body) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int end = (int) parser.currentLocation().getByteOffset();
        while (isSpace(body[end - 1])) { // a number's end is known only behind the space that follows
            end--;
        }
        return Arrays.copyOfRange(body, start, end);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private static Problem invalid() {
        return Problem.badRequest("INVALID_JSON", "The body is not one valid JSON value in UTF-8.");
    }
}
