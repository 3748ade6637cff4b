// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.settings.Lifetime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifetimeTest {

    private static final Lifetime SECOND = new Lifetime.Idle(1);
    private static final Lifetime HOUR = new Lifetime.Idle(3600);

    @TempDir
    Path folder;

    @Test
    void anIdleStreamIsRemovedByItself() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            CompletableFuture<Long> removed = new CompletableFuture<>();
            store.onChange(name -> {
                if (store.find(name).isEmpty()) {
                    removed.complete(System.nanoTime());
                }
            });
            long created = System.nanoTime();
            log.create("s", SECOND, Retention.ALL, "a");
            assertThat(removed.get() - created).isGreaterThanOrEqualTo(1_000_000_000L);
            assertThat(log.find("s")).isEmpty();
            assertThat(log.append("s", "b")).isInstanceOf(Outcome.Missing.class);
            assertThat(log.create("s", "new")).isInstanceOf(Outcome.Created.class);
            assertThat(log.text("s")).isEqualTo("new");
        }
    }

    @Test
    void readsAndWritesKeepAStreamButLookingAtItDoesNot() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            for (String name : new String[] {"read", "written", "refused", "looked at"}) {
                log.create(name, SECOND, Retention.ALL, "a");
            }
            long start = System.nanoTime();
            StoreFixture.await(() -> {
                log.read("read", Position.START, 10);
                log.append("written", "b");
                log.read("refused", new Position(5, 5), 10);
                return log.find("refused").isEmpty() && log.find("looked at").isEmpty();
            });
            assertThat(System.nanoTime() - start).isGreaterThan(900_000_000L);
            assertThat(log.find("read")).isPresent();
            assertThat(log.find("written")).isPresent();
        }
    }

    @Test
    void aHeldStreamLivesAndItsCountdownStartsAnewAfterwards() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("other", SECOND, Retention.ALL);
            log.create("s", SECOND, Retention.ALL);
            LogStore.Hold hold = store.hold(log.state("s"));
            StoreFixture.await(() -> log.find("other").isEmpty());
            log.create("next", SECOND, Retention.ALL);
            StoreFixture.await(() -> log.find("next").isEmpty());
            assertThat(log.find("s")).isPresent();
            hold.close();
            hold.close();
            assertThat(log.find("s")).isPresent();
            StoreFixture.await(() -> log.find("s").isEmpty());
        }
    }

    @Test
    void anAbsoluteEndComesWhateverHappens() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            Instant end = Instant.now().plusMillis(500);
            log.create("s", new Lifetime.Until(end), Retention.ALL, "a");
            try (LogStore.Hold hold = store.hold(log.state("s"))) {
                StoreFixture.await(() -> log.append("s", "b") instanceof Outcome.Missing
                        && Instant.now().isAfter(end));
                assertThat(hold).isNotNull();
            }
            assertThat(log.find("s")).isEmpty();
        }
    }

    @Test
    void aStreamWithoutAnyTimeIsCreatedAndGone() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            assertThat(log.create("zero", new Lifetime.Idle(0), Retention.ALL, "a"))
                    .isInstanceOf(Outcome.Created.class);
            assertThat(log.create("past", new Lifetime.Until(Instant.EPOCH), Retention.ALL, "a"))
                    .isInstanceOf(Outcome.Created.class);
            assertThat(log.find("zero")).isEmpty();
            assertThat(log.find("past")).isEmpty();
            assertThat(log.append("past", "b")).isInstanceOf(Outcome.Missing.class);
        }
    }

    @Test
    void settingsAreComparedAndSurviveCheckpointAndCrash() throws Exception {
        Instant end = Instant.parse("2099-01-01T00:00:00.123456789Z");
        Path data = folder.resolve("data");
        Path crashed;
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("idle", HOUR, Retention.ALL);
            log.create("until", new Lifetime.Until(end), Retention.ALL);
            log.create("endless", new Lifetime.Idle(999_999_999_999_999_999L), Retention.ALL);
            crashed = StoreFixture.crashed(data, folder.resolve("crashed"));
        }
        for (Path place : new Path[] {data, crashed}) {
            try (Store store = Disk.open(place, Duration.ZERO, Observer.NONE)) {
                StoreFixture log = new StoreFixture(store);
                assertThat(log.state("idle").settings().lifetime()).isEqualTo(HOUR);
                assertThat(log.create("idle", HOUR, Retention.ALL)).isInstanceOf(Outcome.Existing.class);
                assertThat(log.create("idle", SECOND, Retention.ALL)).isInstanceOf(Outcome.Different.class);
                assertThat(log.create("idle")).isInstanceOf(Outcome.Different.class);
                assertThat(log.create("until", new Lifetime.Until(end), Retention.ALL))
                        .isInstanceOf(Outcome.Existing.class);
                assertThat(log.append("endless", "a")).isInstanceOf(Outcome.Appended.class);
            }
        }
    }

    @Test
    void whatExpiredStaysGoneAfterACrash() throws Exception {
        Path data = folder.resolve("data");
        Path crashed;
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            CountDownLatch removed = new CountDownLatch(2); // its creation and its end
            store.onChange(name -> removed.countDown());
            log.create("s", new Lifetime.Until(Instant.now().plusMillis(200)), Retention.ALL, "a");
            removed.await();
            crashed = StoreFixture.crashed(data, folder.resolve("crashed"));
        }
        try (Store store = Disk.open(crashed, Duration.ZERO, Observer.NONE)) {
            assertThat(store.replayed()).isEqualTo(2);
            assertThat(new StoreFixture(store).find("s")).isEmpty();
        }
    }

    @Test
    void theSpaceOfExpiredStreamsIsUsedAgain() throws Exception {
        Path data = folder.resolve("data");
        String megabyte = "x".repeat(1 << 20);
        long first = 0;
        for (int round = 0; round < 6; round++) {
            try (Store store = Disk.open(data, Duration.ofMillis(100), Observer.NONE)) {
                StoreFixture log = new StoreFixture(store);
                log.create("s", new Lifetime.Until(Instant.now().plusMillis(700)), Retention.ALL);
                for (int i = 0; i < 4; i++) {
                    log.append("s", megabyte);
                }
                StoreFixture.await(() -> log.find("s").isEmpty());
            }
            long size = Files.size(data.resolve("checkpoint.db"));
            first = round == 0 ? size : first;
            assertThat(size).isLessThan(first + (8 << 20));
        }
    }
}
