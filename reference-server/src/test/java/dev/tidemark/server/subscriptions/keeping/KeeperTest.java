// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.subscriptions.rules.Ack;
import dev.tidemark.server.subscriptions.rules.Backoff;
import dev.tidemark.server.subscriptions.rules.Configuration;
import dev.tidemark.server.subscriptions.rules.Link;
import dev.tidemark.server.subscriptions.rules.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeeperTest {

    private static final ContentType TEXT = new ContentType("text/plain");
    private static final int MOST = 400;

    private final Store store = Store.inMemory(dev.tidemark.server.engine.Observer.NONE);
    private final ConcurrentLinkedQueue<View> sent = new ConcurrentLinkedQueue<>();
    private final List<Keeper> keepers = new ArrayList<>();
    private volatile Sender.Answer answer = Sender.Answer.DONE;

    @AfterEach
    void close() throws Exception {
        keepers.forEach(Keeper::close);
        store.close();
    }

    @Test
    void whatIsAppendedIsDeliveredAndAcked() throws Exception {
        Keeper keeper = keeper();
        create(keeper, "one", webhook("a/*"));
        append("a/x");
        await(() -> acked(keeper, "one", "a/x") == 1);
        append("a/x");
        await(() -> acked(keeper, "one", "a/x") == 2);
        assertThat(sent.stream().map(view -> view.progress().generation())).containsExactly(1L, 2L);
        keeper.delete("one").toCompletableFuture().join();
        append("a/x");
        assertThatThrownBy(() -> view(keeper, "one")).hasCauseInstanceOf(Unknown.class);
        assertThat(sent).hasSize(2);
    }

    @Test
    void theLogStaysShortAndIsAllThatIsNeeded() throws Exception {
        Keeper keeper = keeper();
        for (int number = 0; number < 100; number++) {
            create(keeper, "sub-" + number, pull("pool/" + number));
        }
        create(keeper, "gone", pull("gone"));
        keeper.delete("gone").toCompletableFuture().join();
        append("wakes");
        for (int round = 0; round < 20; round++) {
            for (int number = 0; number < 100; number++) {
                append("pool/" + number);
                work(keeper, "sub-" + number, "pool/" + number, round + 1);
            }
        }
        long events = store.find(SubscriptionLog.NAME)
                .map(state -> state.tail().sequence() - state.controls().trimPoint())
                .orElseThrow();
        assertThat(events).isLessThan(2 * 100 + 256 + 256);
        Keeper again = keeper();
        assertThat(again.count()).isEqualTo(100);
        for (int number = 0; number < 100; number++) {
            View before = view(keeper, "sub-" + number);
            assertThat(view(again, "sub-" + number)).isEqualTo(before);
            assertThat(before.progress().generation()).isEqualTo(20);
        }
    }

    @Test
    void whatHappenedWhileNobodyLookedIsFoundAtTheStart() throws Exception {
        Keeper keeper = keeper();
        append("a/old");
        append("a/doomed");
        create(keeper, "one", webhook("a/*"));
        keeper.close();
        append("a/new");
        append("a/old");
        store.execute(new Command.Delete(new StreamName("a/doomed")))
                .toCompletableFuture()
                .join();
        Keeper again = keeper();
        again.begin();
        await(() -> acked(again, "one", "a/new") == 1 && acked(again, "one", "a/old") == 2);
        assertThat(view(again, "one").streams()).hasSize(2);
        assertThat(sent).hasSize(1);
    }

    @Test
    void aFailedDeliveryIsShownAndTriedAgain() throws Exception {
        answer = Sender.Answer.FAILED;
        Keeper keeper = keeper();
        create(keeper, "one", webhook("a"));
        append("a");
        await(() -> view(keeper, "one").progress().isFailing());
        answer = Sender.Answer.DONE;
        await(() -> acked(keeper, "one", "a") == 1);
        assertThat(view(keeper, "one").progress().isFailing()).isFalse();
        assertThat(sent.stream().map(view -> view.progress().generation())).containsExactly(1L, 1L);
    }

    @Test
    void thereAreNoMoreThanThereMayBe() {
        Keeper keeper = keeper();
        for (int number = 0; number < MOST; number++) {
            create(keeper, "sub-" + number, pull("a"));
        }
        assertThatThrownBy(() -> create(keeper, "more", pull("a")))
                .hasCauseInstanceOf(NotCreated.class)
                .hasMessageContaining("TOO_MANY");
        keeper.delete("sub-0").toCompletableFuture().join();
        create(keeper, "more", pull("a"));
    }

    @Test
    void twoCreationsAtOnceAreOne() {
        Keeper keeper = keeper();
        CompletionStage<Keeper.Created> one = keeper.create("one", pull("a"), "");
        CompletionStage<Keeper.Created> two = keeper.create("one", pull("a"), "");
        CompletionStage<Keeper.Created> other = keeper.create("one", pull("b"), "");
        assertThat(one.toCompletableFuture().join().fresh()).isTrue();
        assertThat(two.toCompletableFuture().join().fresh()).isFalse();
        assertThatThrownBy(() -> other.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("DIFFERENT");
    }

    private void work(Keeper keeper, String id, String path, int records) {
        View claimed = keeper.claim(id, "worker").toCompletableFuture().join();
        Report report = new Report(
                claimed.key(),
                claimed.progress().generation(),
                OptionalLong.of(claimed.progress().generation()),
                claimed.progress().wake().map(wake -> wake.id()),
                List.of(new Ack(path, new Position(records, records))),
                true);
        assertThat(keeper.report(id, Configuration.Kind.PULL_WAKE, report)
                        .toCompletableFuture()
                        .join())
                .isFalse();
    }

    private Keeper keeper() {
        Keeper keeper = new Keeper(
                store, this::send, () -> UUID.randomUUID().toString(), new Backoff(() -> 0), MOST, Observer.NONE);
        keepers.add(keeper);
        return keeper;
    }

    private Sender.Sending send(View wake) {
        sent.add(wake);
        CompletionStage<Sender.Answer> answered = CompletableFuture.completedStage(answer);
        return new Sender.Sending() {
            @Override
            public CompletionStage<Sender.Answer> answer() {
                return answered;
            }

            @Override
            public void abort() {}
        };
    }

    private static void create(Keeper keeper, String id, Configuration configuration) {
        keeper.create(id, configuration, "http://here").toCompletableFuture().join();
    }

    private static Configuration webhook(String pattern) {
        return new Configuration(
                Configuration.Kind.WEBHOOK,
                Optional.of(pattern),
                List.of(),
                Optional.of("http://there"),
                Optional.empty(),
                30_000,
                Optional.empty());
    }

    private static Configuration pull(String pattern) {
        return new Configuration(
                Configuration.Kind.PULL_WAKE,
                Optional.of(pattern),
                List.of(),
                Optional.empty(),
                Optional.of("wakes"),
                30_000,
                Optional.empty());
    }

    private void append(String path) {
        StreamName name = new StreamName(path);
        byte[] body = {'x'};
        if (store.find(name).isEmpty()) {
            store.execute(new Command.Create(name, TEXT, List.of(body), false))
                    .toCompletableFuture()
                    .join();
        } else {
            store.execute(new Command.Append(
                            name, Optional.of(TEXT), List.of(body), false, Optional.empty(), Optional.empty()))
                    .toCompletableFuture()
                    .join();
        }
    }

    private static View view(Keeper keeper, String id) {
        return keeper.find(id).toCompletableFuture().join();
    }

    private static long acked(Keeper keeper, String id, String path) {
        return view(keeper, id).streams().stream()
                .filter(stream -> stream.path().equals(path))
                .map(stream -> stream.link().acked().sequence())
                .findFirst()
                .orElse(Link.NONE);
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }
}
