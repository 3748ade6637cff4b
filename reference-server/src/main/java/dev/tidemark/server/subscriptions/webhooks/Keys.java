// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import dev.tidemark.server.http.JsonTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secrets of subscriptions: the key of their tokens, and those that deliveries are signed with, of which the newest signs. They
 * are kept in a file beside the data that only its owner can read; without a data folder they live as long as the process.
 */
public final class Keys {

    /** How long a key that signs no more stays published: no receiver should take a delivery that is that old (6.5). */
    static final Duration PUBLISHED_AFTER = Duration.ofDays(1);

    private static final int TOKEN_BYTES = 32;
    private static final String HMAC = "HmacSHA256";
    private static final String TOKENS = "tokens";
    private static final String SIGNING = "signing";
    private static final String PUBLIC = "public";
    private static final String PRIVATE = "private";
    private static final String CREATED = "created";
    private static final String RETIRED = "retired";

    private final Optional<Path> file;
    private final Duration lifetime;
    private final LongSupplier clock;
    private final SecretKey tokens;

    /** Oldest first; changed as a whole. */
    private volatile List<Signing> signing;

    private Keys(Optional<Path> file, Duration lifetime, LongSupplier clock, SecretKey tokens, List<Signing> signing) {
        this.file = file;
        this.lifetime = lifetime;
        this.clock = clock;
        this.tokens = tokens;
        this.signing = List.copyOf(signing);
    }

    /** Keys that are gone with the process. */
    public static Keys inMemory(Duration lifetime, LongSupplier clock) {
        return fresh(Optional.empty(), lifetime, clock);
    }

    /**
     * Those in a file, which is made if it is not there.
     *
     * @param lifetime how long a key signs
     * @param clock milliseconds since 1970
     * @throws KeysUnusable if the file cannot be read or written, or holds something else
     */
    public static Keys in(Path file, Duration lifetime, LongSupplier clock) {
        try {
            if (Files.exists(file)) {
                return read(file, lifetime, clock);
            }
            Keys keys = fresh(Optional.of(file), lifetime, clock);
            keys.write(keys.signing);
            return keys;
        } catch (IOException | GeneralSecurityException | RuntimeException unusable) {
            throw new KeysUnusable(
                    "the keys of subscriptions in " + file + " cannot be used (" + unusable.getMessage()
                            + "); bring the file back, or remove it: then there are new keys, and no token of before is good",
                    unusable);
        }
    }

    /** Signs the tokens of wakes. */
    public SecretKey tokens() {
        return tokens;
    }

    /** The one to sign with. */
    SigningKey active() {
        rotate();
        return newest(signing);
    }

    /** What is said of the key with a subscription (6.3). */
    public Map<String, Object> metadata(String jwksUrl) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("alg", "ed25519");
        json.put("kid", active().kid());
        json.put("jwks_url", jwksUrl);
        return json;
    }

    /** The public keys, also of those that have just signed for the last time (6.5). */
    public Map<String, Object> jwks() {
        rotate();
        return Map.of("keys", signing.stream().map(one -> one.key().jwk()).toList());
    }

    /** Makes a new key if the newest has signed for long enough, and forgets those that nobody needs any more. */
    private void rotate() {
        long now = clock.getAsLong();
        if (now - newest(signing).createdAt() >= lifetime.toMillis()) {
            replace(now);
        }
    }

    private synchronized void replace(long now) {
        if (now - newest(signing).createdAt() < lifetime.toMillis()) {
            return; // somebody else just did
        }
        List<Signing> next = new ArrayList<>();
        for (Signing one : signing) {
            long retired = one.retiredAt() == Signing.ACTIVE ? now : one.retiredAt();
            if (now - retired < PUBLISHED_AFTER.toMillis()) {
                next.add(new Signing(one.key(), retired));
            }
        }
        next.add(new Signing(SigningKey.create(now), Signing.ACTIVE));
        try {
            write(next);
            signing = List.copyOf(next);
        } catch (IOException unwritten) {
            // A key that a restart would forget must not sign; the old one goes on.
            System.getLogger(Keys.class.getName())
                    .log(System.Logger.Level.WARNING, "the signing key could not be changed", unwritten);
        }
    }

    private static SigningKey newest(List<Signing> keys) {
        return keys.get(keys.size() - 1).key();
    }

    private static Keys fresh(Optional<Path> file, Duration lifetime, LongSupplier clock) {
        byte[] secret = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(secret);
        Signing first = new Signing(SigningKey.create(clock.getAsLong()), Signing.ACTIVE);
        return new Keys(file, lifetime, clock, new SecretKeySpec(secret, HMAC), List.of(first));
    }

    private static Keys read(Path file, Duration lifetime, LongSupplier clock)
            throws IOException, GeneralSecurityException {
        Map<?, ?> json = (Map<?, ?>) JsonTree.parse(Files.readAllBytes(file));
        List<Signing> signing = new ArrayList<>();
        for (Object each : (List<?>) json.get(SIGNING)) {
            Map<?, ?> one = (Map<?, ?>) each;
            SigningKey key =
                    SigningKey.restore(bytes(one.get(PUBLIC)), bytes(one.get(PRIVATE)), (Long) one.get(CREATED));
            signing.add(new Signing(key, (Long) one.get(RETIRED)));
        }
        newest(signing);
        return new Keys(Optional.of(file), lifetime, clock, new SecretKeySpec(bytes(json.get(TOKENS)), HMAC), signing);
    }

    /** The whole file or none of it: the old one is there until the new one is. */
    private void write(List<Signing> keys) throws IOException {
        if (file.isEmpty()) {
            return;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(TOKENS, text(tokens.getEncoded()));
        json.put(SIGNING, keys.stream().map(Keys::json).toList());
        Path fresh = file.get().resolveSibling(file.get().getFileName() + ".new");
        Files.deleteIfExists(fresh);
        boolean posix =
                Files.getFileStore(file.get().toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            ByteBuffer bytes = ByteBuffer.wrap(JsonTree.bytes(json));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, Object> json(Signing one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(PUBLIC, text(one.key().publicKey()));
        json.put(PRIVATE, text(one.key().pkcs8()));
        json.put(CREATED, one.key().createdAt());
        json.put(RETIRED, one.retiredAt());
        return json;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(Object text) {
        return Base64.getUrlDecoder().decode((String) text);
    }

    /** @param retiredAt since when it signs no more, milliseconds since 1970 */
    private record Signing(SigningKey key, long retiredAt) {

        static final long ACTIVE = 0;
    }
}
