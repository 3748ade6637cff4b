// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import static dev.tidemark.server.s2.control.Refusals.json;
import static dev.tidemark.server.s2.control.Refusals.now;
import static dev.tidemark.server.s2.control.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.s2.control.access.AccessToken;
import dev.tidemark.server.s2.control.config.BasinConfig;
import dev.tidemark.server.s2.control.state.ControlState;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlLogTest {

    private static final BasinConfig READ = BasinConfig.of(json("{'create_stream_on_read':true}"));

    private final Store store = Store.inMemory(Observer.NONE);

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    @Test
    void nothingIsStoredBeforeThereIsAnythingToSay() {
        ControlServices services = new ControlServices(store);
        assertThat(services.plane().state().basins()).isEmpty();
        assertThat(store.find(ControlLog.NAME)).isEmpty();
        services.stop();
    }

    @Test
    void theNextRunKnowsWhatThisOneKnew() {
        ControlServices services = new ControlServices(store);
        change(services, 7);
        Map<String, Object> before = known(services.plane().state());
        services.stop();
        ControlServices again = new ControlServices(store);
        assertThat(known(again.plane().state())).isEqualTo(before).isNotEmpty();
        assertThat(now(again.basins().ensure("basin-2", BasinConfig.DEFAULT)).result())
                .isEqualTo(Provisioned.Result.NOOP);
        again.stop();
    }

    @Test
    void theLogStaysShortHoweverMuchChanges() {
        ControlServices services = new ControlServices(store);
        for (int i = 0; i < 3000; i++) {
            now(services.basins().ensure("basin-one", i % 2 == 0 ? READ : BasinConfig.DEFAULT));
        }
        now(services.plane().change(state -> Decided.nothing(null))); // behind the last summary
        StreamState log = store.find(ControlLog.NAME).orElseThrow();
        assertThat(log.tail().sequence()).isGreaterThan(3000);
        assertThat(log.tail().sequence() - log.controls().trimPoint()).isLessThan(300);
        assertThat(known(new ControlLog(store, Clock.systemUTC()).load()))
                .isEqualTo(known(services.plane().state()));
        services.stop();
    }

    /** A crash leaves the log at the end of some command: each is stored as a whole or not at all. */
    @Test
    void everyPrefixOfWhatWasWrittenIsAUsableState() throws Exception {
        List<Command> written = new ArrayList<>();
        List<Map<String, Object>> states = new ArrayList<>();
        ControlServices services = new ControlServices(recording(store, written));
        for (int i = 0; i < 300; i++) {
            change(services, i);
            now(services.plane().change(state -> Decided.nothing(null))); // behind a summary, if there was one
            states.add(known(services.plane().state()));
        }
        services.stop();
        assertThat(written).anyMatch(ControlLogTest::isSummary);

        try (Store copy = Store.inMemory(Observer.NONE)) {
            List<Map<String, Object>> found = new ArrayList<>();
            for (Command command : written) {
                now(copy.execute(command));
                Map<String, Object> loaded = known(new ControlLog(copy, Clock.systemUTC()).load());
                if (isSummary(command)) {
                    assertThat(loaded).isEqualTo(found.get(found.size() - 1));
                } else {
                    found.add(loaded);
                }
            }
            assertThat(found).containsSubsequence(states);
        }
    }

    @Test
    void dataOfALaterVersionAreNotMisread() {
        now(store.execute(new Command.Create(
                ControlLog.NAME,
                new ContentType("application/json"),
                List.of("{\"event\":\"basin-moved\"}".getBytes(StandardCharsets.UTF_8)),
                false)));
        assertThatThrownBy(() -> new ControlServices(store))
                .isInstanceOf(ControlLogUnreadable.class)
                .hasMessageContaining("basin-moved");
    }

    @Test
    void whatCouldNotBeStoredDidNotHappen() {
        AtomicBoolean full = new AtomicBoolean();
        ControlServices services = new ControlServices(sometimesFull(store, full));
        now(services.basins().ensure("basin-one", BasinConfig.DEFAULT));
        full.set(true);
        refused("storage", () -> now(services.basins().ensure("basin-one", READ)));
        refused("storage", () -> now(services.basins().ensure("basin-two", READ)));
        refused("storage", () -> now(services.basins().delete("basin-one")));
        full.set(false);
        assertThat(known(services.plane().state())).hasSize(1);
        assertThat(now(services.basins().ensure("basin-one", BasinConfig.DEFAULT))
                        .result())
                .isEqualTo(Provisioned.Result.NOOP);
        services.stop();
    }

    private static void change(ControlServices services, int number) {
        String basin = "basin-" + number % 5;
        now(services.basins().ensure(basin, number % 2 == 0 ? READ : BasinConfig.DEFAULT));
        AccessToken token = AccessToken.of(json("{'id':'t" + number + "','scope':{'ops':['read']}}"));
        now(services.tokens().issue(token));
        if (number % 3 == 0) {
            now(services.tokens().revoke("t" + number));
        }
    }

    private static Map<String, Object> known(ControlState state) {
        Map<String, Object> known = new TreeMap<>();
        state.basins().forEach((name, basin) -> known.put("basin " + name, basin));
        state.tokens().forEach((id, token) -> known.put("token " + id, token));
        return known;
    }

    private static boolean isSummary(Command command) {
        return command instanceof Command.AppendRecords append
                && append.records().size() > 1;
    }

    /** The store, which also notes each command that changed it. */
    private static LogStore recording(Store store, List<Command> written) {
        return executing(store, command -> store.execute(command).thenApply(outcome -> {
            if (!(outcome instanceof Outcome.Missing)) {
                written.add(command);
            }
            return outcome;
        }));
    }

    private static LogStore sometimesFull(Store store, AtomicBoolean full) {
        return executing(
                store,
                command -> full.get()
                        ? CompletableFuture.completedStage(new Outcome.NotStored(true))
                        : store.execute(command));
    }

    /** The store, but that something else is done with commands. */
    private static LogStore executing(Store store, Function<Command, CompletionStage<Outcome>> execute) {
        return (LogStore) Proxy.newProxyInstance(
                LogStore.class.getClassLoader(), new Class<?>[] {LogStore.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("execute")) {
                        return execute.apply((Command) arguments[0]);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
