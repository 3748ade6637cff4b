// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.disk.journal.Journal;
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
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store does when the disk does not take what it writes. */
class NoRoomTest {

    private static final ContentType TEXT = new ContentType("text/plain");
    private static final StreamName NAME = new StreamName("s");

    @TempDir
    Path folder;

    private final FullDevice device = new FullDevice();
    private final StringBuilder acknowledged = new StringBuilder();

    @Test
    void writesAreRefusedAndReadsGoOnUntilThereIsRoomAgain() throws Exception {
        try (Store store = open()) {
            create(store);
            for (int room = 0; room < 100; room += 7) {
                device.room(room); // fails at the first byte, inside the frame, inside the entry
                assertThat(append(store, "lost ".repeat(20))).isEqualTo(new Outcome.NotStored(true));
                assertThat(store.writable()).isFalse();
                assertThat(text(store)).isEqualTo(acknowledged.toString());
                device.room(Long.MAX_VALUE);
                String kept = "kept" + room + " ";
                await(() -> append(store, kept) instanceof Outcome.Appended); // the checkpoint may have to move first
                assertThat(store.writable()).isTrue();
                assertThat(text(store)).isEqualTo(acknowledged.toString());
            }
            assertReplayed();
        }
        assertReopened(folder.resolve("data"));
    }

    @Test
    void whatARefusedBatchDecidedIsForgotten() throws Exception {
        StreamName other = new StreamName("other");
        try (Store store = open()) {
            create(store);
            produce(store, 0, "a");
            device.room(0);
            assertThat(produce(store, 1, "b")).isInstanceOf(Outcome.NotStored.class);
            assertThat(execute(store, new Command.Delete(NAME))).isInstanceOf(Outcome.NotStored.class);
            assertThat(execute(store, new Command.Create(other, TEXT, List.of(), false)))
                    .isInstanceOf(Outcome.NotStored.class);
            device.room(Long.MAX_VALUE);
            assertThat(store.find(other)).isEmpty();
            await(() -> produce(store, 1, "b") instanceof Outcome.Appended);
            assertThat(produce(store, 1, "b")).isInstanceOf(Outcome.Duplicate.class);
            assertThat(execute(store, new Command.Delete(other))).isInstanceOf(Outcome.Missing.class);
            assertReplayed();
        }
        assertReopened(folder.resolve("data"));
    }

    @Test
    void aSyncThatFailsAcknowledgesNothing() throws Exception {
        try (Store store = open()) {
            create(store);
            append(store, "one ");
            device.failForce(true);
            assertThat(append(store, "lost ")).isEqualTo(new Outcome.NotStored(false));
            assertReplayed();
            device.failForce(false);
            await(() -> append(store, "two ") instanceof Outcome.Appended);
            assertReplayed();
        }
        assertReopened(folder.resolve("data"));
    }

    @Test
    void aFileThatCannotBeRepairedIsRepairedBeforeTheNextWrite() throws Exception {
        try (Store store = open()) {
            create(store);
            append(store, "one ");
            device.failTruncate(true);
            device.room(20);
            assertThat(store.execute(appending("unknown"))).failsWithin(5, TimeUnit.SECONDS);
            device.room(Long.MAX_VALUE);
            assertThat(append(store, "refused ")).isEqualTo(new Outcome.NotStored(false));
            device.failTruncate(false);
            await(() -> append(store, "two ") instanceof Outcome.Appended);
            assertReplayed();
        }
        assertReopened(folder.resolve("data"));
    }

    @Test
    void theCheckpointGoesOnWhenThereIsRoomAgain() throws Exception {
        try (Store store = open()) {
            create(store);
            String large = "x".repeat(200_000);
            append(store, large);
            device.room(100_000); // enough for small appends, not for the checkpoint of the large one
            await(() -> append(store, "y") instanceof Outcome.NotStored);
            assertThat(text(store)).isEqualTo(acknowledged.toString());
            device.room(Long.MAX_VALUE);
            await(() -> append(store, "z") instanceof Outcome.Appended);
        }
        try (Stream<Path> journal = Files.list(folder.resolve("data/journal"))) {
            assertThat(journal).isNotEmpty();
        }
        assertReopened(folder.resolve("data"));
    }

    @Test
    void aStoreThatIsClosedWithoutRoomStillHasEverything() throws Exception {
        try (Store store = open()) {
            create(store);
            append(store, "x".repeat(200_000));
            device.room(1000);
            await(() -> append(store, "y") instanceof Outcome.NotStored);
        }
        device.room(Long.MAX_VALUE);
        assertReopened(folder.resolve("data"));
    }

    /** A start after a crash at this moment finds nothing in the journal but what was acknowledged, up to the last. */
    private void assertReplayed() throws IOException {
        Path crashed = Files.createTempDirectory(folder, "crashed");
        try (Stream<Path> files = Files.list(folder.resolve("data/journal"))) {
            for (Path file : files.toList()) {
                Files.copy(file, crashed.resolve(file.getFileName()));
            }
        }
        StringBuilder replayed = new StringBuilder();
        try (Journal journal = new Journal(crashed, Duration.ZERO, 0, new Device(), Observer.NONE)) {
            journal.replay(entry -> entry.change().records().forEach(one -> replayed.append(string(one.body()))));
        }
        assertThat(acknowledged.toString()).endsWith(replayed.toString());
    }

    private void assertReopened(Path place) throws IOException {
        try (Store store = Disk.open(place, Duration.ZERO, Observer.NONE)) {
            assertThat(text(store)).isEqualTo(acknowledged.toString());
        }
    }

    private Store open() throws IOException {
        return Disk.open(folder.resolve("data"), Duration.ZERO, device, Observer.NONE);
    }

    private static void create(Store store) {
        assertThat(execute(store, new Command.Create(NAME, TEXT, List.of(), false)))
                .isInstanceOf(Outcome.Created.class);
    }

    private Outcome append(Store store, String text) {
        return remember(execute(store, appending(text)), text);
    }

    private Outcome produce(Store store, long sequence, String text) {
        var command = new Command.Append(
                NAME,
                Optional.of(TEXT),
                bodies(text),
                false,
                Optional.empty(),
                Optional.of(new Producer("p", 0, sequence)));
        return remember(execute(store, command), text);
    }

    private Outcome remember(Outcome outcome, String text) {
        if (outcome instanceof Outcome.Appended) {
            acknowledged.append(text);
        }
        return outcome;
    }

    private static Command appending(String text) {
        return new Command.Append(NAME, Optional.of(TEXT), bodies(text), false, Optional.empty(), Optional.empty());
    }

    private static Outcome execute(Store store, Command command) {
        return store.execute(command).toCompletableFuture().join();
    }

    private static List<byte[]> bodies(String text) {
        return List.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Store store) {
        List<LogRecord> all = new ArrayList<>();
        Slice slice = (Slice) read(store, Position.START).join();
        while (!slice.isEmpty()) {
            all.addAll(slice.records());
            slice = (Slice) read(store, slice.next()).join();
        }
        return all.stream().map(next -> string(next.body())).collect(Collectors.joining());
    }

    private static String string(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static CompletableFuture<ReadOutcome> read(Store store, Position from) {
        return store.read(NAME, from, 1 << 20).toCompletableFuture();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
