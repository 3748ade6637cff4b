// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.ForkPoint;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Page;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A store and short words for what is done to it. */
public final class StoreFixture {

    public static final ContentType TEXT = new ContentType("text/plain");
    static final int ALL = 1 << 20;

    private final Store store;

    public StoreFixture(Store store) {
        this.store = store;
    }

    /** What a crash before the first checkpoint would have left of the store in a folder. */
    static Path crashed(Path data, Path target) throws IOException {
        Files.createDirectories(target.resolve("journal"));
        try (Stream<Path> files = Files.list(data.resolve("journal"))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve("journal").resolve(file.getFileName()));
            }
        }
        return target;
    }

    public static Retention retention(Integer bytes, Integer seconds, Integer records) {
        return new Retention(limit(bytes), limit(seconds), limit(records));
    }

    static Command.Create creation(String name, String... texts) {
        return creation(name, Lifetime.UNLIMITED, Retention.ALL, texts);
    }

    private static Command.Create creation(String name, Lifetime lifetime, Retention retention, String... texts) {
        return new Command.Create(
                new StreamName(name), TEXT, lifetime, retention, Policy.DEFAULT, bodies(texts), false);
    }

    Outcome create(String name, Lifetime lifetime, Retention retention, String... texts) {
        return execute(creation(name, lifetime, retention, texts));
    }

    Outcome create(String name, String... texts) {
        return create(name, Lifetime.UNLIMITED, Retention.ALL, texts);
    }

    Outcome append(String name, String... texts) {
        return execute(new Command.Append(
                new StreamName(name), Optional.of(TEXT), bodies(texts), false, Optional.empty(), Optional.empty()));
    }

    Outcome fork(String name, String source, Position anchor, long subOffset, ForkPoint.Unit unit) {
        return fork(name, source, anchor, subOffset, unit, Optional.empty());
    }

    Outcome fork(
            String name,
            String source,
            Position anchor,
            long subOffset,
            ForkPoint.Unit unit,
            Optional<Lifetime> lifetime) {
        var point = new ForkPoint(new StreamName(source), Optional.ofNullable(anchor), subOffset, unit);
        return execute(new Command.Fork(
                new StreamName(name), point, Optional.empty(), TEXT, lifetime, Retention.ALL, List.of(), false));
    }

    /** A fork at the tail. */
    static Command.Fork fork(String name, String source, Retention retention, String... texts) {
        var point = new ForkPoint(new StreamName(source), Optional.empty(), 0, ForkPoint.Unit.BYTES);
        return new Command.Fork(
                new StreamName(name), point, Optional.empty(), TEXT, Optional.empty(), retention, bodies(texts), false);
    }

    Outcome fork(String name, String source, Position anchor) {
        return fork(name, source, anchor, 0, ForkPoint.Unit.BYTES);
    }

    Outcome fork(String name, String source) {
        return fork(name, source, null);
    }

    Outcome delete(String name) {
        return execute(new Command.Delete(new StreamName(name)));
    }

    Optional<StreamState> find(String name) {
        return store.find(new StreamName(name));
    }

    StreamState state(String name) {
        return find(name).orElseThrow();
    }

    ReadOutcome read(String name, Position from, int maxBytes) {
        return store.read(new StreamName(name), from, maxBytes)
                .toCompletableFuture()
                .join();
    }

    /** Everything from a position on, in pieces. */
    String text(String name, Position from, int maxBytes) {
        StringBuilder all = new StringBuilder();
        Slice slice = (Slice) read(name, from, maxBytes);
        while (!slice.isEmpty()) {
            all.append(slice.records().stream()
                    .map(LogRecord::body)
                    .map(body -> new String(body, StandardCharsets.UTF_8))
                    .collect(Collectors.joining()));
            slice = (Slice) read(name, slice.next(), maxBytes);
        }
        return all.toString();
    }

    String text(String name) {
        return text(name, Position.START, ALL);
    }

    /** The same as readers of plain bytes get it. */
    String pages(String name, int maxBytes) {
        StringBuilder all = new StringBuilder();
        Position at = Position.START;
        Page page = page(name, at, maxBytes);
        while (!page.next().equals(at)) {
            all.append(StandardCharsets.UTF_8.decode(page.bytes().duplicate()));
            at = page.next();
            page = page(name, at, maxBytes);
        }
        return all.toString();
    }

    private Page page(String name, Position from, int maxBytes) {
        return (Page) store.readPage(new StreamName(name), from, maxBytes, ByteBuffer::allocate)
                .toCompletableFuture()
                .join();
    }

    /** Waits for something that the store does by itself. */
    public static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not happen");
            }
            Thread.sleep(5);
        }
    }

    private Outcome execute(Command command) {
        return store.execute(command).toCompletableFuture().join();
    }

    private static List<byte[]> bodies(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static OptionalLong limit(Integer number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
