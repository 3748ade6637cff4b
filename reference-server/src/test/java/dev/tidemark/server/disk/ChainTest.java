// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Chain;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.settings.ContentType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Appends that are sent without waiting for the outcome of the one before. */
class ChainTest {

    private static final StreamName NAME = new StreamName("basin/stream");

    @TempDir
    Path folder;

    private final FullDevice device = new FullDevice();

    @Test
    void nothingBehindARefusalIsStored() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            create(store);
            Chain chain = new Chain();
            List<Outcome> outcomes = all(
                    append(store, chain, 0), append(store, chain, 7), append(store, chain, 1), append(store, chain, 2));
            assertThat(outcomes.get(0)).isInstanceOf(Outcome.Recorded.class);
            assertThat(outcomes.get(1)).isInstanceOf(Outcome.SequenceMismatch.class);
            assertThat(outcomes.subList(2, 4)).containsOnly(new Outcome.ChainBroken());
            assertThat(tail(store)).isEqualTo(1);
            assertThat(all(append(store, chain, 1))).containsOnly(new Outcome.ChainBroken());
            assertThat(all(append(store, new Chain(), 1)).get(0)).isInstanceOf(Outcome.Recorded.class);
        }
    }

    @Test
    void aMissingStreamBreaksIt() throws Exception {
        try (Store store = Store.inMemory(Observer.NONE)) {
            Chain chain = new Chain();
            assertThat(all(append(store, chain, 0))).containsOnly(new Outcome.Missing());
            create(store);
            assertThat(all(append(store, chain, 0))).containsOnly(new Outcome.ChainBroken());
        }
    }

    @Test
    void whatCouldNotBeStoredBreaksIt() throws Exception {
        try (Store store = Disk.open(folder.resolve("data"), Duration.ZERO, device, Observer.NONE)) {
            create(store);
            device.room(0);
            Chain chain = new Chain();
            assertThat(all(append(store, chain, 0))).containsOnly(new Outcome.NotStored(true));
            device.room(Long.MAX_VALUE);
            assertThat(all(append(store, chain, 0))).containsOnly(new Outcome.ChainBroken());
            assertThat(tail(store)).isZero();
        }
    }

    private static void create(Store store) {
        store.execute(new Command.Create(NAME, new ContentType("text/plain"), List.of(), false))
                .toCompletableFuture()
                .join();
    }

    private static CompletionStage<Outcome> append(Store store, Chain chain, long at) {
        return store.execute(new Command.AppendRecords(
                NAME, List.of(NewRecord.of(new byte[1])), OptionalLong.of(at), Optional.empty(), Optional.of(chain)));
    }

    @SafeVarargs
    private static List<Outcome> all(CompletionStage<Outcome>... stages) {
        List<Outcome> outcomes = new ArrayList<>();
        for (CompletionStage<Outcome> stage : stages) {
            outcomes.add(stage.toCompletableFuture().join());
        }
        return outcomes;
    }

    private static long tail(Store store) {
        return store.find(NAME).orElseThrow().tail().sequence();
    }
}
