// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.Lifetime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks, lifetimes and retention while the disk is full, and once it is not any more. */
class TakenBackTest {

    private static final List<String> NAMES = List.of("s", "f", "g", "n", "r", "p");
    private static final Outcome REFUSED = new Outcome.NotStored(true);

    @TempDir
    Path folder;

    private final FullDevice device = new FullDevice();

    @Test
    void whatIsRefusedChangesNothingAndSucceedsLater() throws Exception {
        Path data = folder.resolve("data");
        Map<String, StreamState> after;
        try (Store store = open(data)) {
            StoreFixture log = new StoreFixture(store);
            log.create("s", "a", "b");
            log.fork("f", "s");
            log.create("r", Lifetime.UNLIMITED, StoreFixture.retention(null, null, 2), "1", "2");
            log.create("p");
            produce(store, 0);
            Map<String, StreamState> before = states(log);
            device.room(0);
            for (int i = 0; i < 3; i++) {
                assertThat(log.append("s", "lost")).isEqualTo(REFUSED);
                assertThat(log.append("r", "lost", "lost")).isEqualTo(REFUSED);
                assertThat(log.fork("g", "s")).isEqualTo(REFUSED);
                assertThat(log.delete("s")).isEqualTo(REFUSED);
                assertThat(log.delete("f")).isEqualTo(REFUSED);
                assertThat(log.create("n")).isEqualTo(REFUSED);
                assertThat(produce(store, 1)).isEqualTo(REFUSED);
                assertThat(states(log)).isEqualTo(before);
                assertThat(log.text("s") + log.text("f") + log.text("r")).isEqualTo("abab12");
            }
            device.room(Long.MAX_VALUE);
            // The checkpoint has to move on first.
            StoreFixture.await(() -> log.append("s", "c") instanceof Outcome.Appended);
            assertThat(log.append("r", "3")).isInstanceOf(Outcome.Appended.class);
            assertThat(log.fork("g", "s")).isInstanceOf(Outcome.Created.class);
            assertThat(log.delete("s")).isInstanceOf(Outcome.Deleted.class);
            assertThat(log.create("s")).isInstanceOf(Outcome.NameTaken.class);
            assertThat(log.delete("f")).isInstanceOf(Outcome.Deleted.class);
            assertThat(log.create("n")).isInstanceOf(Outcome.Created.class);
            assertThat(produce(store, 1)).isInstanceOf(Outcome.Appended.class);
            assertThat(log.text("g") + log.text("r") + log.text("p")).isEqualTo("abc2301");
            after = states(log);
            device.room(0); // what the checkpoint lacks stays in the journal
        }
        device.room(Long.MAX_VALUE);
        for (int start = 0; start < 2; start++) {
            try (Store store = open(data)) {
                assertThat(states(new StoreFixture(store))).isEqualTo(after);
                assertThat(produce(store, 1)).isInstanceOf(Outcome.Duplicate.class);
            }
        }
        try (Store store = open(data)) {
            StoreFixture log = new StoreFixture(store);
            assertThat(log.delete("g")).isInstanceOf(Outcome.Deleted.class);
            assertThat(log.create("s", "new")).isInstanceOf(Outcome.Created.class); // its last fork took it along
        }
    }

    @Test
    void whatIsOverWithoutRoomGoesOnceThereIsRoom() throws Exception {
        Path data = folder.resolve("data");
        try (Store store = open(data)) {
            StoreFixture log = new StoreFixture(store);
            log.create("s", new Lifetime.Idle(1), StoreFixture.retention(null, null, null), "a");
            log.create("r", Lifetime.UNLIMITED, StoreFixture.retention(null, 1, null), "old");
            device.room(0);
            StoreFixture.await(() -> log.find("s").isEmpty() && !store.writable());
            assertThat(log.create("s")).isEqualTo(REFUSED);
            assertThat(store.streams()).isEqualTo(2);
            assertThat(log.state("r").earliest().sequence()).isZero();
            device.room(Long.MAX_VALUE);
            StoreFixture.await(() -> store.streams() == 1);
            StoreFixture.await(() -> log.state("r").earliest().sequence() == 1);
            assertThat(store.writable()).isTrue();
        }
        try (Store store = open(data)) {
            assertThat(store.streams()).isEqualTo(1);
        }
    }

    private Store open(Path data) throws IOException {
        return Disk.open(data, Duration.ZERO, device, Observer.NONE);
    }

    private static Map<String, StreamState> states(StoreFixture log) {
        return NAMES.stream()
                .filter(name -> log.find(name).isPresent())
                .collect(Collectors.toMap(Function.identity(), log::state));
    }

    private static Outcome produce(Store store, long sequence) {
        List<byte[]> bodies = Stream.of(String.valueOf(sequence))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        var command = new Command.Append(
                new StreamName("p"),
                Optional.of(StoreFixture.TEXT),
                bodies,
                false,
                Optional.empty(),
                Optional.of(new Producer("p", 0, sequence)));
        return store.execute(command).toCompletableFuture().join();
    }
}
