// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Request bodies of the messages that scenarios count: distinct, numbered, and legible in a report. */
public final class Bodies {

    public static final int MEGABYTE = 1 << 20;

    /** What parts messages and closes them, where it does neither: a server that counts characters counts wrong. */
    private static final String MARKS = ",\"marks\":[\"],}\\\"[{\",[0,1]]";

    /** Sizes around the widths of decimal counters; every 97th message is far longer. */
    private static final int[] MIXED = {1, 9, 10, 100, 1000, 5120};

    private Bodies() {}

    /** The n-th message in the form that suits the content type. */
    public static byte[] message(String contentType, int number) {
        return worded("message", contentType, number);
    }

    /** As long as the n-th message, with other content: what a stream holds that must not be taken for another one. */
    public static byte[] surplus(String contentType, int number) {
        return worded("surplus", contentType, number);
    }

    /** As long as the n-th message, with content that the fork of this number has alone. */
    public static byte[] ofFork(int fork, String contentType, int number) {
        return worded("fork %02d".formatted(fork), contentType, number);
    }

    private static byte[] worded(String word, String contentType, int number) {
        return utf8(
                Content.isJson(contentType) ? "{\"" + word + "\":" + number + MARKS + "}" : word + " " + number + ";");
    }

    /** The n-th message, padded or cut to about this many bytes; a JSON message is never shorter than its frame. */
    public static byte[] sized(String contentType, int number, int bytes) {
        var text = new String(message(contentType, number), StandardCharsets.UTF_8);
        if (Content.isJson(contentType)) {
            return utf8("{\"message\":" + number + ",\"padding\":\"" + "x".repeat(bytes) + "\"}");
        }
        return utf8(text.length() >= bytes ? text.substring(0, bytes) : text + "x".repeat(bytes - text.length()));
    }

    public static byte[] mixed(String contentType, int number) {
        return sized(contentType, number, number % 97 == 0 ? MEGABYTE : MIXED[number % MIXED.length]);
    }

    /** A JSON array of as many messages as asked for. */
    public static byte[] batch(int number, int size) {
        return utf8(IntStream.range(0, size)
                .mapToObj(i -> "{\"batch\":" + number + ",\"message\":" + i + MARKS + "}")
                .collect(Collectors.joining(",", "[", "]")));
    }

    public static byte[] random(Random random, int bytes) {
        var body = new byte[bytes];
        random.nextBytes(body);
        return body;
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
