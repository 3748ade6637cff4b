// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * What the creator of a subscription fixed (6.2).
 *
 * @param pattern which streams it is about, apart from those that are named
 * @param streams the named ones, sorted, each once
 * @param webhook the URL that is told of work
 * @param wakeStream the stream that is told of work
 * @param leaseMillis how long a worker may be silent
 */
public record Configuration(
        Kind kind,
        Optional<String> pattern,
        List<String> streams,
        Optional<String> webhook,
        Optional<String> wakeStream,
        long leaseMillis,
        Optional<String> description) {

    public static final long SHORTEST_LEASE = 1000;
    public static final long LONGEST_LEASE = 600_000;
    public static final long USUAL_LEASE = 30_000;

    /** How workers learn of work. */
    public enum Kind {
        WEBHOOK("webhook"),
        PULL_WAKE("pull-wake");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Kind> of(String word) {
            return List.of(values()).stream()
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }

    public Configuration {
        streams = streams.stream().distinct().sorted().toList();
    }

    public boolean isWebhook() {
        return kind == Kind.WEBHOOK;
    }

    /** The hash by which a repeated creation is told from a different one: over all that was fixed. */
    public byte[] hash() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        add(text, kind.word());
        add(text, pattern);
        add(text, Integer.toString(streams.size()));
        streams.forEach(stream -> add(text, stream));
        add(text, webhook);
        add(text, wakeStream);
        add(text, Long.toString(leaseMillis));
        add(text, description);
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toByteArray());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(ByteArrayOutputStream text, Optional<String> part) {
        text.write(part.isPresent() ? 1 : 0);
        part.ifPresent(value -> add(text, value));
    }

    /** With its length before it: no two lists of parts have the same text. */
    private static void add(ByteArrayOutputStream text, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        text.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        text.writeBytes(bytes);
    }
}
