// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import static dev.tidemark.server.s2.control.Refusals.json;
import static dev.tidemark.server.s2.control.Refusals.now;
import static dev.tidemark.server.s2.control.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import dev.tidemark.server.s2.control.access.ResourceSet;
import dev.tidemark.server.s2.control.config.BasinConfig;
import dev.tidemark.server.s2.control.config.BasinPatch;
import dev.tidemark.server.s2.control.config.EffectiveConfig;
import dev.tidemark.server.s2.control.config.StreamConfig;
import dev.tidemark.server.s2.control.config.StreamPatch;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamRegisterTest {

    private static final String BASIN = "basin-one";
    private static final StreamConfig HOUR = config("{'retention_policy':{'age':3600}}");

    private final Store store = Store.inMemory(Observer.NONE);
    private final ControlServices services = new ControlServices(store);
    private final StreamRegister streams = services.streams();

    @BeforeEach
    void basin() {
        now(services.basins()
                .create(
                        BASIN,
                        BasinConfig.of(json("{'default_stream_config':{'timestamping':{'mode':'arrival'},"
                                + "'storage_class':'standard','delete_on_empty':{'min_age_secs':60}}}")),
                        Optional.empty()));
    }

    @AfterEach
    void close() throws Exception {
        services.stop();
        store.close();
    }

    @Test
    void aStreamIsConfiguredByItsCreatorAndThenByItsBasin() {
        create("s", HOUR, null);
        assertThat(JsonTree.text(streams.config(BASIN, "s").json()))
                .isEqualTo("{\"storage_class\":\"standard\",\"retention_policy\":{\"age\":3600},"
                        + "\"timestamping\":{\"mode\":\"arrival\",\"uncapped\":false},"
                        + "\"delete_on_empty\":{\"min_age_secs\":60}}");
        assertThat(state("s").settings().retention().seconds()).hasValue(3600);
        assertThat(state("s").settings().policy().deleteOnEmpty()).hasValue(60);
    }

    @Test
    void laterDefaultsOfTheBasinDoNotReachOlderStreams() {
        create("s", StreamConfig.EMPTY, null);
        EffectiveConfig before = streams.config(BASIN, "s");
        now(services.basins().reconfigure(BASIN, BasinPatch.of(json("{'default_stream_config':null}"))));
        assertThat(streams.config(BASIN, "s")).isEqualTo(before);
        EffectiveConfig reset = now(streams.reconfigure(BASIN, "s", patch("{'storage_class':null}")));
        assertThat(reset.storageClass().wire()).isEqualTo("express");
        assertThat(reset.timestamping()).isEqualTo(before.timestamping());
    }

    @Test
    void aNameIsCreatedOnceUnlessTheTokenTellsARepetition() {
        StreamState first = create("s", HOUR, "t").thing();
        assertThat(create("s", HOUR, "t")).isEqualTo(Provisioned.noop(first));
        refused("resource_already_exists", () -> create("s", HOUR, null));
        refused("resource_already_exists", () -> create("s", HOUR, "u"));
        refused("resource_already_exists", () -> create("s", StreamConfig.EMPTY, "t"));
        now(streams.reconfigure(BASIN, "s", patch("{'retention_policy':{'infinite':{}}}")));
        assertThat(create("s", HOUR, "t").result()).isEqualTo(Provisioned.Result.NOOP);
        assertThat(state("s").settings().retention().seconds()).isEmpty();
    }

    @Test
    void ensuringCreatesOrSetsTheConfig() {
        assertThat(ensure("s", HOUR)).isEqualTo(Provisioned.Result.CREATED);
        assertThat(ensure("s", HOUR)).isEqualTo(Provisioned.Result.NOOP);
        assertThat(ensure("s", StreamConfig.EMPTY)).isEqualTo(Provisioned.Result.UPDATED);
        assertThat(state("s").settings().retention().seconds()).hasValue(604_800);
    }

    @Test
    void reconfigurationsAtTheSameTimeAllCount() {
        create("s", StreamConfig.EMPTY, null);
        List<CompletionStage<EffectiveConfig>> changes = List.of(
                streams.reconfigure(BASIN, "s", patch("{'retention_policy':{'age':1}}")),
                streams.reconfigure(BASIN, "s", patch("{'timestamping':{'uncapped':true}}")),
                streams.reconfigure(BASIN, "s", patch("{'delete_on_empty':{'min_age_secs':0}}")),
                streams.reconfigure(BASIN, "s", patch("{'storage_class':'express'}")));
        changes.forEach(Refusals::now);
        assertThat(JsonTree.text(streams.config(BASIN, "s").json()))
                .isEqualTo("{\"storage_class\":\"express\",\"retention_policy\":{\"age\":1},"
                        + "\"timestamping\":{\"mode\":\"arrival\",\"uncapped\":true},"
                        + "\"delete_on_empty\":{\"min_age_secs\":0}}");
    }

    @Test
    void whoComesFirstCreatesAndTheOthersFindIt() {
        List<CompletionStage<Void>> all = IntStream.range(0, 20)
                .mapToObj(i -> new ControlBasins(services).createStream(BASIN, "s"))
                .toList();
        all.forEach(Refusals::now);
        assertThat(streams.config(BASIN, "s").storageClass().wire()).isEqualTo("standard");
    }

    @Test
    void aStreamOfDurableStreamsBelongsToTheBasinOfItsPath() {
        Retention limits = new Retention(OptionalLong.of(1000), OptionalLong.empty(), OptionalLong.of(10));
        now(store.execute(new Command.Create(
                new StreamName(BASIN + "/ds"),
                new ContentType("text/plain"),
                Lifetime.UNLIMITED,
                limits,
                Policy.DEFAULT,
                List.of(),
                false)));
        assertThat(JsonTree.text(streams.config(BASIN, "ds").json()))
                .startsWith("{\"storage_class\":\"express\",\"retention_policy\":{\"infinite\":{}}");
        now(streams.reconfigure(BASIN, "ds", patch("{'retention_policy':{'age':60}}")));
        assertThat(state("ds").settings().retention())
                .isEqualTo(new Retention(OptionalLong.of(1000), OptionalLong.of(60), OptionalLong.of(10)));
        refused("resource_already_exists", () -> create("ds", HOUR, "t"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        refused("stream_not_found", () -> streams.config(BASIN, "s"));
        refused("stream_not_found", () -> now(streams.reconfigure(BASIN, "s", patch("{}"))));
        refused("stream_not_found", () -> now(streams.delete(BASIN, "s")));
        refused("basin_not_found", () -> streams.config("no-such-basin", "s"));
        refused("basin_not_found", () -> now(streams.delete("no-such-basin", "s")));
        refused("basin_not_found", () -> now(streams.ensure("no-such-basin", "s", HOUR)));
    }

    @Test
    void aDeletedStreamIsGoneAndItsNameFree() {
        create("s", HOUR, "t");
        now(streams.delete(BASIN, "s"));
        refused("stream_not_found", () -> streams.config(BASIN, "s"));
        assertThat(create("s", HOUR, "t").result()).isEqualTo(Provisioned.Result.CREATED);
    }

    @Test
    void aListHasTheNamesThatS2KnowsInTheOrderOfTheirBytes() {
        List<String> names = List.of("B", "a", "a b", "a/", "a/b", "b", "\u00e4", "\uffee", "\ud83d\ude00");
        names.forEach(name -> create(name, StreamConfig.EMPTY, null));
        now(store.execute(new Command.Create(
                new StreamName(BASIN + "/a" + "x".repeat(600)), new ContentType("text/plain"), List.of(), false)));
        assertThat(page("", "", 1000)).containsExactlyElementsOf(names);
        assertThat(page("a", "", 1000)).containsExactly("a", "a b", "a/", "a/b");
        assertThat(page("a", "a", 2)).containsExactly("a b", "a/");
        assertThat(page("a", "a/b", 2)).isEmpty();
        assertThat(services.listing().page(BASIN, "a", "", 4, ResourceSet.ALL).more())
                .isFalse();
        assertThat(services.listing().page(BASIN, "a", "", 3, ResourceSet.ALL).more())
                .isTrue();
    }

    @Test
    void aListHasNothingThatTheCallerMayNotSee() {
        List.of("a", "ab", "abc", "b").forEach(name -> create(name, StreamConfig.EMPTY, null));
        ResourceSet prefix = new ResourceSet.Prefix("ab");
        assertThat(page("", "", 1000, prefix)).containsExactly("ab", "abc");
        assertThat(page("a", "", 1, prefix)).containsExactly("ab");
        assertThat(page("abc", "", 1000, prefix)).containsExactly("abc");
        assertThat(page("", "ab", 1000, prefix)).containsExactly("abc");
        assertThat(page("b", "", 1000, prefix)).isEmpty();
        ResourceSet exact = new ResourceSet.Exact("ab");
        assertThat(page("", "", 1000, exact)).containsExactly("ab");
        assertThat(page("", "a", 1000, exact)).containsExactly("ab");
        assertThat(page("", "ab", 1000, exact)).isEmpty();
        assertThat(page("abc", "", 1000, exact)).isEmpty();
        assertThat(page("", "", 1000, new ResourceSet.Exact("none"))).isEmpty();
        assertThat(page("", "", 1000, ResourceSet.NONE)).isEmpty();
    }

    private List<String> page(String prefix, String after, int limit) {
        return page(prefix, after, limit, ResourceSet.ALL);
    }

    private List<String> page(String prefix, String after, int limit, ResourceSet visible) {
        return services.listing().page(BASIN, prefix, after, limit, visible).items().stream()
                .map(stream -> StreamListing.name(BASIN, stream))
                .toList();
    }

    private Provisioned<StreamState> create(String name, StreamConfig config, String token) {
        return now(streams.create(BASIN, name, config, Optional.ofNullable(token)));
    }

    private Provisioned.Result ensure(String name, StreamConfig config) {
        return now(streams.ensure(BASIN, name, config)).result();
    }

    private StreamState state(String name) {
        return store.find(new StreamName(BASIN + "/" + name)).orElseThrow();
    }

    private static StreamConfig config(String text) {
        return StreamConfig.of(json(text));
    }

    private static StreamPatch patch(String text) {
        return StreamPatch.of(json(text));
    }
}
