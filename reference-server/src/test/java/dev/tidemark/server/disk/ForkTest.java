// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.ForkPoint.Unit;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.Lifetime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkTest {

    @TempDir
    Path folder;

    @Test
    void aChainOfForksIsReadAsOneStreamOfOneOffsetSpace() throws Exception {
        Path data = folder.resolve("data");
        Path crashed;
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("a", "a0", "a1", "a2");
            log.fork("b", "a", new Position(2, 4));
            log.append("b", "b0", "b1");
            log.append("a", "a3");
            log.fork("c", "b", new Position(3, 6));
            log.append("c", "c0");
            log.fork("d", "c", new Position(1, 2)); // in what c inherits from b, and b from a
            log.append("d", "d0");
            crashed = StoreFixture.crashed(data, folder.resolve("crashed"));
        }
        for (Path place : List.of(data, crashed)) {
            try (Store store = Disk.open(place, Duration.ZERO, Observer.NONE)) {
                StoreFixture log = new StoreFixture(store);
                for (int maxBytes : new int[] {1, 3, 5, StoreFixture.ALL}) {
                    assertThat(log.text("a", Position.START, maxBytes)).isEqualTo("a0a1a2a3");
                    assertThat(log.text("b", Position.START, maxBytes)).isEqualTo("a0a1b0b1");
                    assertThat(log.text("c", Position.START, maxBytes)).isEqualTo("a0a1b0c0");
                    assertThat(log.text("d", Position.START, maxBytes)).isEqualTo("a0d0");
                    assertThat(log.text("c", new Position(1, 2), maxBytes)).isEqualTo("a1b0c0");
                }
                assertThat(log.read("d", new Position(2, 5), 10)).isInstanceOf(ReadOutcome.NoSuchPosition.class);
                assertThat(log.read("c", new Position(1, 1), 10)).isInstanceOf(ReadOutcome.NoSuchPosition.class);
                assertThat(log.fork("c", "b", new Position(3, 6))).isInstanceOf(Outcome.Existing.class);
                assertThat(log.fork("c", "b", new Position(2, 4))).isInstanceOf(Outcome.Different.class);
                assertThat(log.fork("c", "a", new Position(3, 6))).isInstanceOf(Outcome.Different.class);
                assertThat(log.create("c")).isInstanceOf(Outcome.Different.class);
                assertThat(log.fork("a", "b")).isInstanceOf(Outcome.Different.class);
            }
        }
    }

    @Test
    void anOmittedOffsetMatchesAgainAfterTheSourceGrew() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("a", "x");
            log.fork("tail", "a");
            log.fork("one", "a", new Position(1, 1));
            assertThat(log.fork("one", "a")).isInstanceOf(Outcome.Existing.class);
            log.append("a", "y");
            assertThat(log.fork("tail", "a")).isInstanceOf(Outcome.Existing.class);
            assertThat(log.fork("tail", "a", new Position(1, 1))).isInstanceOf(Outcome.Existing.class);
            assertThat(log.fork("tail", "a", new Position(2, 2))).isInstanceOf(Outcome.Different.class);
            assertThat(log.fork("one", "a")).isInstanceOf(Outcome.Different.class);
            log.delete("a");
            assertThat(log.fork("tail", "a")).isInstanceOf(Outcome.Existing.class);
        }
    }

    @Test
    void aSubOffsetCutsARecordOrCountsThem() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("a", "hello", "world");
            log.fork("bytes", "a", Position.START, 3, Unit.BYTES);
            log.append("bytes", "p!");
            assertThat(log.text("bytes")).isEqualTo("help!");
            assertThat(log.state("bytes").tail()).isEqualTo(new Position(2, 5));
            log.fork("whole", "a", Position.START, 5, Unit.BYTES);
            assertThat(log.state("whole").tail()).isEqualTo(new Position(1, 5));
            assertThat(log.fork("more", "a", Position.START, 6, Unit.BYTES)).isInstanceOf(Outcome.NoForkPoint.class);
            log.fork("records", "a", Position.START, 2, Unit.RECORDS);
            assertThat(log.text("records")).isEqualTo("helloworld");
            assertThat(log.fork("many", "a", Position.START, 3, Unit.RECORDS)).isInstanceOf(Outcome.NoForkPoint.class);
            assertThat(log.fork("tail", "a", null, 1, Unit.BYTES)).isInstanceOf(Outcome.NoForkPoint.class);
            assertThat(log.fork("bytes", "a", Position.START, 3, Unit.BYTES)).isInstanceOf(Outcome.Existing.class);
            assertThat(log.fork("bytes", "a", Position.START, 2, Unit.BYTES)).isInstanceOf(Outcome.Different.class);
        }
    }

    @Test
    void refusedForksLeaveNothing() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("a", "hello");
            assertThat(log.fork("f", "none")).isInstanceOf(Outcome.NoSource.class);
            assertThat(log.fork("f", "f")).isInstanceOf(Outcome.NoSource.class);
            assertThat(log.fork("f", "a", new Position(2, 6))).isInstanceOf(Outcome.NoForkPoint.class);
            assertThat(log.fork("f", "a", new Position(0, 2))).isInstanceOf(Outcome.NoForkPoint.class);
            assertThat(log.find("f")).isEmpty();
            log.delete("a");
            assertThat(log.find("a")).isEmpty();
        }
    }

    @Test
    void aDeletedSourceLivesForItsForksAndGoesWithTheLast() throws Exception {
        Path data = folder.resolve("data");
        Path crashed;
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("a", "a0");
            log.fork("b", "a");
            log.append("b", "b0");
            log.fork("c", "b");
            log.delete("a");
            log.delete("b");
            crashed = StoreFixture.crashed(data, folder.resolve("crashed"));
        }
        for (Path place : List.of(data, crashed)) {
            try (Store store = Disk.open(place, Duration.ZERO, Observer.NONE)) {
                StoreFixture log = new StoreFixture(store);
                assertThat(log.state("a").softDeleted()).isTrue();
                assertThat(log.read("a", Position.START, 10)).isInstanceOf(Outcome.SoftDeleted.class);
                assertThat(log.append("a", "x")).isInstanceOf(Outcome.SoftDeleted.class);
                assertThat(log.delete("a")).isInstanceOf(Outcome.SoftDeleted.class);
                assertThat(log.create("a")).isInstanceOf(Outcome.NameTaken.class);
                assertThat(log.fork("d", "a")).isInstanceOf(Outcome.SourceSoftDeleted.class);
                assertThat(log.text("c")).isEqualTo("a0b0");
                log.delete("c");
                StoreFixture.await(
                        () -> log.find("a").isEmpty() && log.find("b").isEmpty());
                assertThat(log.create("a", "new")).isInstanceOf(Outcome.Created.class);
            }
            try (Store store = Disk.open(place, Duration.ZERO, Observer.NONE)) {
                StoreFixture log = new StoreFixture(store);
                assertThat(log.text("a")).isEqualTo("new");
                assertThat(log.find("b")).isEmpty();
            }
        }
    }

    @Test
    void anExpiredSourceKeepsWhatItsForksInherit() throws Exception {
        try (Store store = Disk.open(folder.resolve("data"), Duration.ZERO, Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("a", new Lifetime.Until(Instant.now().plusMillis(300)), Retention.ALL, "a0");
            log.fork("inherits", "a");
            log.fork("lives", "a", null, 0, Unit.BYTES, Optional.of(new Lifetime.Idle(60)));
            assertThat(log.state("inherits").settings().lifetime()).isInstanceOf(Lifetime.Until.class);
            StoreFixture.await(() -> log.find("inherits").isEmpty()
                    && log.find("a").filter(StreamState::softDeleted).isPresent());
            assertThat(log.create("a", "other")).isInstanceOf(Outcome.NameTaken.class);
            assertThat(log.text("lives")).isEqualTo("a0");
            log.delete("lives");
            StoreFixture.await(() -> log.find("a").isEmpty());
        }
    }
}
