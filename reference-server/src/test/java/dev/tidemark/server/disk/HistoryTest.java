// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.ForkPoint.Unit;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.Lifetime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories of streams, forks, retention and removal, compared with a model that simply copies. */
class HistoryTest {

    private static final int NAMES = 8;
    private static final int STEPS = 400;

    @TempDir
    Path folder;

    private final Map<String, Model> streams = new HashMap<>();
    private StoreFixture log;
    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void forksAreAsGoodAsCopies(long seed) throws Exception {
        random = new Random(seed);
        Path data = folder.resolve("0");
        for (int restart = 1; restart <= 4; restart++) {
            Path next = data;
            try (Store store = Disk.open(data, Duration.ofMillis(100), Observer.NONE)) {
                log = new StoreFixture(store);
                check();
                for (int i = 0; i < STEPS; i++) {
                    step();
                }
                check();
                if (restart == 1) { // a crash; only before the first checkpoint the journal is all there is
                    next = StoreFixture.crashed(data, folder.resolve("crashed"));
                }
            }
            data = next;
        }
    }

    private void step() {
        String name = "s" + random.nextInt(NAMES);
        switch (random.nextInt(10)) {
            case 0 -> create(name);
            case 1, 2 -> fork(name, "s" + random.nextInt(NAMES));
            case 3 -> delete(name);
            default -> append(name);
        }
    }

    private void create(String name) {
        Integer limit = random.nextBoolean() ? null : random.nextInt(5);
        Outcome outcome = log.create(name, Lifetime.UNLIMITED, StoreFixture.retention(null, null, limit), "new");
        Model present = streams.get(name);
        if (present == null) {
            assertThat(outcome).isInstanceOf(Outcome.Created.class);
            Model created = new Model(Position.START, limit);
            created.add("new");
            streams.put(name, created);
        } else if (present.softDeleted) {
            assertThat(outcome).isInstanceOf(Outcome.NameTaken.class);
        }
    }

    private void append(String name) {
        int longest = random.nextInt(20) == 0 ? 30_000 : 100; // some go to the file of large blocks
        String[] texts = random.ints(1 + random.nextInt(3), 0, longest)
                .mapToObj(n -> "<" + "x".repeat(n) + ">")
                .toArray(String[]::new);
        Outcome outcome = log.append(name, texts);
        Model model = streams.get(name);
        assertThat(outcome)
                .isInstanceOf(
                        model == null
                                ? Outcome.Missing.class
                                : model.softDeleted ? Outcome.SoftDeleted.class : Outcome.Appended.class);
        if (outcome instanceof Outcome.Appended) {
            model.add(texts);
        }
    }

    private void fork(String name, String sourceName) {
        Model source = streams.get(sourceName);
        if (streams.containsKey(name)) {
            return;
        }
        if (source == null || source.softDeleted) {
            assertThat(log.fork(name, sourceName))
                    .isInstanceOf(source == null ? Outcome.NoSource.class : Outcome.SourceSoftDeleted.class);
            return;
        }
        int at = random.nextInt(source.bodies.size() + 1);
        boolean partial = at < source.bodies.size() && random.nextBoolean();
        Outcome outcome = log.fork(name, sourceName, source.position(at), partial ? 1 : 0, Unit.BYTES);
        assertThat(outcome).isInstanceOf(Outcome.Created.class);
        Model fork = new Model(source.earliest, null);
        fork.bodies.addAll(source.bodies.subList(0, at));
        if (partial) {
            fork.add(source.bodies.get(at).substring(0, 1));
        }
        fork.source = source;
        source.forks++;
        streams.put(name, fork);
    }

    private void delete(String name) {
        Model model = streams.get(name);
        Outcome outcome = log.delete(name);
        if (model == null || model.softDeleted) {
            assertThat(outcome).isInstanceOf(model == null ? Outcome.Missing.class : Outcome.SoftDeleted.class);
            return;
        }
        assertThat(outcome).isInstanceOf(Outcome.Deleted.class);
        model.softDeleted = true;
        for (Model next = model; next != null && next.softDeleted && next.forks == 0; next = next.source) {
            streams.values().remove(next);
            if (next.source != null) {
                next.source.forks--;
            }
        }
    }

    private void check() {
        for (int i = 0; i < NAMES; i++) {
            String name = "s" + i;
            Model model = streams.get(name);
            Optional<StreamState> state = log.find(name);
            assertThat(state.isPresent()).isEqualTo(model != null);
            if (model != null) {
                assertThat(state.get().softDeleted()).isEqualTo(model.softDeleted);
            }
            if (model != null && !model.softDeleted) {
                assertThat(state.get().earliest()).isEqualTo(model.earliest);
                assertThat(state.get().tail()).isEqualTo(model.position(model.bodies.size()));
                assertThat(log.text(name, Position.START, 1 + random.nextInt(500)))
                        .isEqualTo(String.join("", model.bodies));
                assertThat(log.pages(name, 1 + random.nextInt(50_000))).isEqualTo(String.join("", model.bodies));
            }
        }
    }

    /** A stream that holds all that can be read from it. */
    private static final class Model {

        private final List<String> bodies = new ArrayList<>();
        private final Integer limit;
        private Position earliest;
        private Model source;
        private int forks;
        private boolean softDeleted;

        Model(Position earliest, Integer limit) {
            this.earliest = earliest;
            this.limit = limit;
        }

        void add(String... texts) {
            bodies.addAll(List.of(texts));
            while (limit != null && bodies.size() > Math.max(1, limit)) {
                earliest = earliest.plus(bodies.remove(0).length());
            }
        }

        Position position(int count) {
            Position at = earliest;
            for (String body : bodies.subList(0, count)) {
                at = at.plus(body.length());
            }
            return at;
        }
    }
}
