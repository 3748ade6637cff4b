// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import static dev.tidemark.server.s2.control.Refusals.json;
import static dev.tidemark.server.s2.control.Refusals.now;
import static dev.tidemark.server.s2.control.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.ForkPoint;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.s2.control.config.BasinConfig;
import dev.tidemark.server.s2.control.config.BasinPatch;
import dev.tidemark.server.s2.control.config.StreamConfig;
import dev.tidemark.server.s2.control.state.Basin;
import dev.tidemark.server.s2.control.state.ControlEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BasinRegisterTest {

    private static final String NAME = "basin-one";
    private static final BasinConfig APPEND = BasinConfig.of(json("{'create_stream_on_append':true}"));
    private static final ContentType OCTETS = new ContentType("application/octet-stream");

    private final Store store = Store.inMemory(Observer.NONE);
    private final ControlServices services = new ControlServices(store);
    private final BasinRegister basins = services.basins();
    private final ControlBasins found = new ControlBasins(services);

    @AfterEach
    void close() throws Exception {
        services.stop();
        store.close();
    }

    @Test
    void aNameIsCreatedOnce() {
        assertThat(create(APPEND, null).result()).isEqualTo(Provisioned.Result.CREATED);
        refused("resource_already_exists", () -> create(BasinConfig.DEFAULT, null));
        refused("resource_already_exists", () -> create(APPEND, "t"));
        assertThat(config()).isEqualTo(APPEND);
    }

    @Test
    void aRepetitionWithItsTokenFindsTheFirst() {
        Basin first = create(APPEND, "t").thing();
        Provisioned<Basin> second = create(APPEND, "t");
        assertThat(second).isEqualTo(Provisioned.noop(first));
        refused("resource_already_exists", () -> create(APPEND, "u"));
        refused("resource_already_exists", () -> create(BasinConfig.DEFAULT, "t"));
        now(basins.reconfigure(NAME, BasinPatch.of(json("{'create_stream_on_append':false}"))));
        assertThat(create(APPEND, "t").result()).isEqualTo(Provisioned.Result.NOOP);
        assertThat(config().createOnAppend()).isFalse();
    }

    @Test
    void ensuringSetsTheWholeConfig() {
        assertThat(now(basins.ensure(NAME, APPEND)).result()).isEqualTo(Provisioned.Result.CREATED);
        assertThat(now(basins.ensure(NAME, APPEND)).result()).isEqualTo(Provisioned.Result.NOOP);
        assertThat(now(basins.ensure(NAME, BasinConfig.DEFAULT)).result()).isEqualTo(Provisioned.Result.UPDATED);
        assertThat(config()).isEqualTo(BasinConfig.DEFAULT);
    }

    @Test
    void reconfigurationsAtTheSameTimeAllCount() {
        create(BasinConfig.DEFAULT, null);
        List<CompletionStage<BasinConfig>> changes = List.of(
                basins.reconfigure(NAME, BasinPatch.of(json("{'create_stream_on_append':true}"))),
                basins.reconfigure(NAME, BasinPatch.of(json("{'create_stream_on_read':true}"))),
                basins.reconfigure(NAME, BasinPatch.of(json("{'default_stream_config':{'storage_class':'standard'}}"))),
                basins.reconfigure(
                        NAME, BasinPatch.of(json("{'default_stream_config':{'timestamping':{'uncapped':true}}}"))));
        changes.forEach(Refusals::now);
        assertThat(config())
                .isEqualTo(BasinConfig.of(json("{'create_stream_on_append':true,'create_stream_on_read':true,"
                        + "'default_stream_config':{'storage_class':'standard','timestamping':{'uncapped':true}}}")));
    }

    @Test
    void whatIsNotThereCannotBeChanged() {
        refused("basin_not_found", () -> now(basins.reconfigure(NAME, BasinPatch.of(json("{}")))));
        refused("basin_not_found", () -> now(basins.delete(NAME)));
        assertThat(found.find(NAME)).isEmpty();
    }

    @Test
    void readingAndAppendingLearnWhatTheyNeed() {
        create(APPEND, null);
        assertThat(found.find(NAME)).contains(new dev.tidemark.server.s2.Basins.Basin(false, true, false));
    }

    @Test
    void deletionTakesAllStreamsAlongAndFreesTheName() throws InterruptedException {
        create(BasinConfig.DEFAULT, null);
        create("basin-one2");
        IntStream.range(0, 350)
                .mapToObj(i -> services.streams().create(NAME, "s" + i, StreamConfig.EMPTY, Optional.empty()))
                .toList()
                .forEach(Refusals::now);
        now(services.streams().create("basin-one2", "kept", StreamConfig.EMPTY, Optional.empty()));
        now(basins.delete(NAME));
        awaitGone();
        assertThat(store.list(NAME + "/", "", 10)).isEmpty();
        assertThat(store.list("basin-one2/", "", 10)).hasSize(1);
        assertThat(create(BasinConfig.DEFAULT, null).result()).isEqualTo(Provisioned.Result.CREATED);
    }

    @Test
    void aBasinThatIsBeingDeletedIsClosed() {
        create(BasinConfig.DEFAULT, null);
        now(services.streams().create(NAME, "s", StreamConfig.EMPTY, Optional.empty()));
        now(services.plane()
                .change(state -> Decided.event(new ControlEvent.BasinDeletionBegun(NAME, Instant.now()), null)));
        refused("basin_deletion_pending", () -> create(BasinConfig.DEFAULT, null));
        refused("basin_deletion_pending", () -> now(basins.ensure(NAME, BasinConfig.DEFAULT)));
        refused("basin_deletion_pending", () -> now(basins.reconfigure(NAME, BasinPatch.of(json("{}")))));
        refused(
                "basin_deletion_pending",
                () -> now(services.streams().create(NAME, "t", StreamConfig.EMPTY, Optional.empty())));
        refused("basin_deletion_pending", () -> now(found.createStream(NAME, "t")));
        now(basins.delete(NAME));
        assertThat(found.find(NAME).orElseThrow().deleting()).isTrue();
    }

    @Test
    void aDeletionThatWasCutOffGoesOnAtTheNextStart() throws InterruptedException {
        create(BasinConfig.DEFAULT, null);
        now(services.streams().create(NAME, "s", StreamConfig.EMPTY, Optional.empty()));
        now(services.plane()
                .change(state -> Decided.event(new ControlEvent.BasinDeletionBegun(NAME, Instant.now()), null)));
        ControlServices again = new ControlServices(store);
        again.started(null);
        await(() -> again.plane().state().basin(NAME).isEmpty());
        assertThat(store.list(NAME + "/", "", 10)).isEmpty();
        again.stop();
    }

    @Test
    void whatForksOutsideTheBasinNeedDoesNotKeepIt() throws InterruptedException {
        create(BasinConfig.DEFAULT, null);
        now(services.streams().create(NAME, "s", StreamConfig.EMPTY, Optional.empty()));
        var point = new ForkPoint(new StreamName(NAME + "/s"), Optional.empty(), 0, ForkPoint.Unit.BYTES);
        now(store.execute(new Command.Fork(
                new StreamName("fork"),
                point,
                Optional.empty(),
                OCTETS,
                Optional.of(Lifetime.UNLIMITED),
                Retention.ALL,
                List.of(),
                false)));
        now(basins.delete(NAME));
        awaitGone();
        create(BasinConfig.DEFAULT, null);
        refused(
                "stream_deletion_pending",
                () -> now(services.streams().create(NAME, "s", StreamConfig.EMPTY, Optional.empty())));
    }

    private void awaitGone() throws InterruptedException {
        await(() -> services.plane().state().basin(NAME).isEmpty());
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private Provisioned<Basin> create(BasinConfig config, String token) {
        return now(basins.create(NAME, config, Optional.ofNullable(token)));
    }

    private void create(String name) {
        now(basins.create(name, BasinConfig.DEFAULT, Optional.empty()));
    }

    private BasinConfig config() {
        return services.plane().state().basin(NAME).orElseThrow().config();
    }
}
