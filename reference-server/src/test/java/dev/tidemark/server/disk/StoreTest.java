// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

    private static final StreamName NAME = new StreamName("s");
    private static final ContentType TEXT = new ContentType("text/plain");
    private static final int ALL = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void keepsEverythingOverARestart() throws IOException {
        StreamState before;
        try (Store store = open()) {
            create(store, "a");
            append(store, "b", "c");
            before = ((Outcome.Appended) execute(
                            store,
                            new Command.Append(
                                    NAME,
                                    Optional.of(TEXT),
                                    bodies("d"),
                                    true,
                                    Optional.of("7"),
                                    Optional.of(new Producer("p", 0, 0)))))
                    .stream();
        }
        try (Store store = open()) {
            assertThat(store.replayed()).isZero();
            assertThat(store.find(NAME)).contains(before);
            assertThat(text(read(store, Position.START, ALL))).isEqualTo("abcd");
            assertThat(text(read(store, new Position(2, 2), ALL))).isEqualTo("cd");
            assertThat(execute(store, closing("p", 0))).isInstanceOf(Outcome.Duplicate.class);
            assertThat(execute(store, closing("p", 1))).isInstanceOf(Outcome.Closed.class);
        }
    }

    @Test
    void replaysWhatTheCheckpointLacks() throws IOException {
        Path crashed = folder.resolve("crashed");
        try (Store store = open()) {
            create(store, "a");
            for (int i = 0; i < 100; i++) {
                append(store, "b");
            }
            copyJournal(crashed); // what a crash before the first checkpoint would leave
        }
        try (Store store = Disk.open(crashed, Duration.ZERO, Observer.NONE)) {
            assertThat(store.replayed()).isEqualTo(101);
            assertThat(text(read(store, Position.START, ALL))).isEqualTo("a" + "b".repeat(100));
            append(store, "c");
        }
        try (Store store = Disk.open(crashed, Duration.ZERO, Observer.NONE)) {
            assertThat(text(read(store, new Position(101, 101), ALL))).isEqualTo("c");
        }
    }

    @Test
    void readsAcrossCheckpointAndMemoryInPiecesOfAnySize() throws IOException {
        StringBuilder written = new StringBuilder();
        try (Store store = open()) {
            create(store);
            for (int i = 0; i < 300; i++) {
                String body = "<" + "x".repeat(i) + i + ">";
                written.append(body);
                append(store, body);
            }
        }
        try (Store store = open()) {
            append(store, "new");
            written.append("new");
            for (int chunk : new int[] {1, 100, 1000, 5000, ALL}) {
                StringBuilder chain = new StringBuilder();
                Slice slice = (Slice) read(store, Position.START, chunk);
                while (!slice.isEmpty()) {
                    chain.append(text(slice));
                    slice = (Slice) read(store, slice.next(), chunk);
                }
                assertThat(slice.reachesTail()).isTrue();
                assertThat(chain).hasToString(written.toString());
            }
        }
    }

    @Test
    void refusesPositionsThatAreNone() throws IOException {
        try (Store store = open()) {
            create(store, "abc", "def");
        }
        try (Store store = open()) {
            append(store, "ghi");
            for (Position none : List.of(
                    new Position(1, 2),
                    new Position(0, 3),
                    new Position(2, 7),
                    new Position(3, 8),
                    new Position(4, 12))) {
                assertThat(read(store, none, ALL)).as("%s", none).isInstanceOf(ReadOutcome.NoSuchPosition.class);
            }
        }
    }

    @Test
    void aRemovedStreamIsGoneAndItsNameIsFree() throws IOException {
        long id;
        try (Store store = open()) {
            create(store, "old");
            id = store.find(NAME).orElseThrow().id();
            assertThat(execute(store, new Command.Delete(NAME))).isInstanceOf(Outcome.Deleted.class);
            assertThat(execute(store, new Command.Delete(NAME))).isInstanceOf(Outcome.Missing.class);
        }
        try (Store store = open()) {
            assertThat(read(store, Position.START, ALL)).isInstanceOf(Outcome.Missing.class);
            create(store, "new");
            assertThat(store.find(NAME).orElseThrow().id()).isGreaterThan(id);
            assertThat(text(read(store, Position.START, ALL))).isEqualTo("new");
        }
    }

    @Test
    void concurrentAppendsAreStoredOnceInTheOrderOfTheirPositions() throws IOException {
        List<CompletableFuture<Outcome>> replies = new ArrayList<>();
        try (Store store = open()) {
            create(store);
            List<Integer> numbers = Stream.iterate(1000, n -> n + 1).limit(500).toList();
            numbers.parallelStream().forEach(n -> {
                var reply = store.execute(appending(String.valueOf(n))).toCompletableFuture();
                synchronized (replies) {
                    replies.add(reply);
                }
            });
            assertThat(replies.stream().map(CompletableFuture::join).distinct()).hasSize(500);
            List<String> stored = ((Slice) read(store, Position.START, ALL))
                    .records().stream()
                            .map(next -> new String(next.body(), StandardCharsets.UTF_8))
                            .toList();
            assertThat(stored)
                    .containsExactlyInAnyOrderElementsOf(
                            numbers.stream().map(String::valueOf).toList());
        }
    }

    @Test
    void aSecondServerIsRefused() throws IOException {
        try (Store store = open()) {
            assertThat(store.replayed()).isZero();
            assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("another server");
        }
        open().close();
    }

    @Test
    void anUnknownFormatIsRefused() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("data")).resolve("format"), "tidemark data 99\n");
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("format");
    }

    @Test
    void afterClosingCommandsFail() throws IOException {
        Store store = Store.inMemory(Observer.NONE);
        create(store, "a");
        store.close();
        assertThat(store.execute(appending("b"))).isCompletedExceptionally();
    }

    @Test
    void listenersAreToldWhenTheChangeCanBeRead() throws IOException {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (Store store = Store.inMemory(Observer.NONE)) {
            store.onChange(name -> seen.complete(text(read(store, Position.START, ALL))));
            create(store, "a");
            assertThat(seen.join()).isEqualTo("a");
        }
    }

    @Test
    void producersAreRememberedByCheckpointAndJournal() throws IOException {
        Path crashed = folder.resolve("crashed");
        try (Store store = open()) {
            create(store);
            assertThat(execute(store, produced(5, 0))).isInstanceOf(Outcome.Appended.class);
            copyJournal(crashed);
        }
        for (Path place : List.of(folder.resolve("data"), crashed)) {
            try (Store store = Disk.open(place, Duration.ZERO, Observer.NONE)) {
                assertThat(execute(store, produced(5, 0))).isInstanceOf(Outcome.Duplicate.class);
                assertThat(execute(store, produced(5, 2))).isEqualTo(new Outcome.SequenceGap(1, 2));
                assertThat(execute(store, produced(4, 0))).isEqualTo(new Outcome.StaleEpoch(5));
                assertThat(execute(store, produced(6, 1))).isInstanceOf(Outcome.EpochNotFromStart.class);
                assertThat(execute(store, produced(6, 0))).isInstanceOf(Outcome.Appended.class);
                execute(store, new Command.Delete(NAME));
                create(store);
                assertThat(execute(store, produced(0, 0))).isInstanceOf(Outcome.Appended.class);
            }
        }
    }

    private static Command produced(long epoch, long sequence) {
        return new Command.Append(
                NAME,
                Optional.of(TEXT),
                bodies("x"),
                false,
                Optional.empty(),
                Optional.of(new Producer("p", epoch, sequence)));
    }

    private static Command closing(String producer, long sequence) {
        return new Command.Append(
                NAME,
                Optional.of(TEXT),
                bodies("d"),
                true,
                Optional.empty(),
                Optional.of(new Producer(producer, 0, sequence)));
    }

    private Store open() throws IOException {
        return Disk.open(folder.resolve("data"), Duration.ZERO, Observer.NONE);
    }

    private void copyJournal(Path target) throws IOException {
        Files.createDirectories(target.resolve("journal"));
        try (Stream<Path> files = Files.list(folder.resolve("data/journal"))) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve("journal").resolve(file.getFileName()));
            }
        }
    }

    private static void create(Store store, String... texts) {
        Outcome outcome = execute(store, new Command.Create(NAME, TEXT, bodies(texts), false));
        assertThat(outcome).isInstanceOf(Outcome.Created.class);
    }

    private static void append(Store store, String... texts) {
        assertThat(execute(store, appending(texts))).isInstanceOf(Outcome.Appended.class);
    }

    private static Command appending(String... texts) {
        return new Command.Append(NAME, Optional.of(TEXT), bodies(texts), false, Optional.empty(), Optional.empty());
    }

    private static Outcome execute(Store store, Command command) {
        return store.execute(command).toCompletableFuture().join();
    }

    private static ReadOutcome read(Store store, Position from, int maxBytes) {
        return store.read(NAME, from, maxBytes).toCompletableFuture().join();
    }

    private static String text(ReadOutcome outcome) {
        return ((Slice) outcome)
                .records().stream()
                        .map(LogRecord::body)
                        .map(body -> new String(body, StandardCharsets.UTF_8))
                        .collect(Collectors.joining());
    }

    private static List<byte[]> bodies(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
