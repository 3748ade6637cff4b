// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.settings.Lifetime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    @TempDir
    Path folder;

    @Test
    void keepsTheNewestRecordsAndRefusesWhatLiesBefore() throws Exception {
        Path data = folder.resolve("data");
        Path crashed;
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("n", Lifetime.UNLIMITED, StoreFixture.retention(null, null, 3), "0", "1");
            log.create("b", Lifetime.UNLIMITED, StoreFixture.retention(4, null, null));
            for (int i = 2; i < 10; i++) {
                log.append("n", String.valueOf(i));
                log.append("b", "<" + i + ">");
            }
            log.append("b", "<a large one is kept>");
            crashed = StoreFixture.crashed(data, folder.resolve("crashed"));
        }
        for (Path place : List.of(data, crashed)) {
            try (Store store = Disk.open(place, Duration.ZERO, Observer.NONE)) {
                StoreFixture log = new StoreFixture(store);
                assertThat(log.text("n")).isEqualTo("789");
                assertThat(log.text("b")).isEqualTo("<a large one is kept>");
                assertThat(log.state("n").earliest()).isEqualTo(new Position(7, 7));
                assertThat(log.read("n", new Position(6, 6), 10)).isInstanceOf(Outcome.Dropped.class);
                assertThat(log.text("n", new Position(7, 7), 1)).isEqualTo("789");
                assertThat(log.text("n", new Position(8, 8), 1)).isEqualTo("89");
                assertThat(log.text("n", new Position(10, 10), 1)).isEmpty();
                log.append("n", "A", "B");
                assertThat(log.text("n")).isEqualTo("9AB");
            }
        }
    }

    @Test
    void recordsOfOneBatchAreDroppedAtOnce() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("s", Lifetime.UNLIMITED, StoreFixture.retention(null, null, 2), "0", "1", "2", "3");
            assertThat(log.text("s")).isEqualTo("23");
            String[] many = IntStream.range(0, 25_000).mapToObj(i -> "m").toArray(String[]::new);
            log.append("s", many);
            assertThat(log.state("s").earliest().sequence()).isEqualTo(4 + 25_000 - 2);
        }
    }

    @Test
    void oldRecordsGoByThemselvesAlsoAfterARestart() throws Exception {
        Path data = folder.resolve("data");
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("s", Lifetime.UNLIMITED, StoreFixture.retention(null, 1, null), "0", "1");
            assertThat(log.text("s")).isEqualTo("01");
            StoreFixture.await(() -> log.state("s").earliest().equals(new Position(2, 2)));
            assertThat(log.read("s", new Position(1, 1), 10)).isInstanceOf(Outcome.Dropped.class);
            assertThat(log.text("s")).isEmpty();
            log.append("s", "2");
            assertThat(log.text("s")).isEqualTo("2");
        }
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            StoreFixture.await(() -> log.state("s").earliest().equals(new Position(3, 3)));
        }
    }

    @Test
    void aForkKeepsWhatItInherits() throws Exception {
        Path data = folder.resolve("data");
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("s", Lifetime.UNLIMITED, StoreFixture.retention(null, null, 2), "0", "1", "2");
            log.fork("f", "s");
            assertThat(log.fork("g", "s", new Position(0, 0))).isInstanceOf(Outcome.Dropped.class);
            log.append("f", "f");
            for (int i = 3; i < 10; i++) {
                log.append("s", String.valueOf(i));
            }
        }
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            assertThat(log.text("s")).isEqualTo("89");
            assertThat(log.text("f")).isEqualTo("12f");
            assertThat(log.state("f").earliest()).isEqualTo(new Position(1, 1));
            log.delete("s");
            assertThat(log.text("f")).isEqualTo("12f");
        }
    }

    @Test
    void aForkWithARetentionHasNoMoreThanThatFromTheBeginning() throws Exception {
        Retention two = StoreFixture.retention(null, null, 2);
        try (Store store = Disk.open(folder, Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("s", "0", "1", "2", "3");
            store.execute(StoreFixture.fork("f", "s", two))
                    .toCompletableFuture()
                    .join();
            assertThat(log.text("f")).isEqualTo("23");
            store.execute(StoreFixture.fork("g", "s", two, "g"))
                    .toCompletableFuture()
                    .join();
            assertThat(log.text("g")).isEqualTo("3g");
            store.execute(StoreFixture.fork("h", "s", two, "h", "i", "j"))
                    .toCompletableFuture()
                    .join();
            assertThat(log.text("h")).isEqualTo("ij");
            log.fork("ff", "f");
            assertThat(log.text("ff")).isEqualTo("23");
            assertThat(log.state("ff").earliest()).isEqualTo(new Position(2, 2));
        }
    }

    @Test
    void aForkOfAStreamThatNobodyCouldReadYetIsCutRightAfter() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            List<CompletionStage<Outcome>> together = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                together.add(store.execute(StoreFixture.creation("s" + i, "0", "1", "2")));
                together.add(store.execute(StoreFixture.fork("f" + i, "s" + i, StoreFixture.retention(null, null, 1))));
            }
            together.forEach(
                    outcome -> assertThat(outcome.toCompletableFuture().join()).isInstanceOf(Outcome.Created.class));
            for (int i = 0; i < 200; i++) {
                String fork = "f" + i;
                StoreFixture.await(() -> log.text(fork).equals("2"));
            }
        }
    }

    @Test
    void theSpaceOfDroppedRecordsIsUsedAgain() throws Exception {
        Path data = folder.resolve("data");
        String kilobytes = "x".repeat(100_000);
        try (Store store = Disk.open(data, Duration.ofMillis(100), Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("s", Lifetime.UNLIMITED, StoreFixture.retention(1_000_000, null, null));
            for (int i = 0; i < 2_000; i++) { // 200 MB
                log.append("s", kilobytes);
            }
            assertThat(log.text("s")).hasSize(1_000_000);
        }
        assertThat(Files.size(data.resolve("checkpoint.db"))).isLessThan(100L << 20);
        try (Store store = Disk.open(data, Duration.ofMillis(100), Observer.NONE)) {
            assertThat(new StoreFixture(store).text("s")).hasSize(1_000_000);
        }
    }
}
