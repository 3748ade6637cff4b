// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.durability;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Markers;
import dev.tidemark.conformance.durablestreams.client.Race;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Order;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.history.Violation;
import dev.tidemark.conformance.history.Write;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Writers and readers at the same time, and what their history must show. */
public final class ConcurrencySteps {

    /** Of a reader that asks again and again while others write. */
    private static final int MOST_READS = 100_000;

    private static final int READERS = 4;

    /** How many acknowledged appends are read back one by one; all are counted, these are also looked up by their offsets. */
    private static final int LOOKED_UP = 40;

    private final Scene scene;
    private final History history;
    private final Map<Write, Content> firstReads = new ConcurrentHashMap<>();
    private List<List<String>> followed = List.of();

    public ConcurrencySteps(Scene scene, History history) {
        this.scene = scene;
        this.history = history;
    }

    @When("{int} writers append {int} message(s) each{contest}")
    public void append(int writers, int messages, Contest contest) throws HookFailed {
        contest.run(this, writers, messages);
    }

    /** How writers append beside each other. */
    public enum Contest {
        @Word(value = " at the same time", means = "Each waits for its own answers only.")
        TOGETHER {
            @Override
            void run(ConcurrencySteps steps, int writers, int messages) {
                steps.race(writers, messages, write -> {});
            }
        },
        @Word(
                value = " at the same time and read from their own offsets at once",
                means = "The same, and each acknowledgement is followed by one catch-up read from its offset.")
        READING {
            @Override
            void run(ConcurrencySteps steps, int writers, int messages) {
                steps.race(writers, messages, steps::readFromOwnOffset);
            }
        },
        @Word(value = " while four readers follow", means = "They go on from offset to offset until the tail.")
        FOLLOWED {
            @Override
            void run(ConcurrencySteps steps, int writers, int messages) {
                steps.raceAndFollow(writers, messages, READERS);
            }
        },
        @Word(value = " in turn over separate connections", means = "A new connection for each message.")
        IN_TURN {
            @Override
            void run(ConcurrencySteps steps, int writers, int messages) {
                steps.inTurn(writers * messages);
            }
        },
        @Word(
                value = " until the server is killed",
                means = "After a third of the acknowledgements; then it is started again. tidemark.rounds repeats it.")
        KILLED {
            @Override
            void run(ConcurrencySteps steps, int writers, int messages) throws HookFailed {
                steps.raceAndKill(writers, messages);
            }
        };

        abstract void run(ConcurrencySteps steps, int writers, int messages) throws HookFailed;
    }

    private void readFromOwnOffset(Write write) {
        var stream = scene.subject();
        var request = Client.readRequest(stream.uri(), write.offset().get(), Mode.CATCH_UP);
        var answer = Outcome.of(scene.client().wire().sendAsync(request));
        Scene.expect(answer, "a read from a fresh offset", 200);
        firstReads.put(write, Content.ofAnswer(stream.contentType(), answer.body()));
    }

    private void inTurn(int messages) {
        var stream = scene.subject();
        for (int i = 0; i < messages; i++) {
            var body = stream.nextMessage();
            var answer = scene.client().wire().sendRaw(Client.append(stream.uri(), stream.contentType(), body));
            scene.writer().acknowledged(stream, body, answer.asResponse());
        }
    }

    private void raceAndFollow(int writers, int messages, int readers) {
        var over = new AtomicBoolean();
        var written = writers * messages;
        var following = new ArrayList<CompletableFuture<List<String>>>();
        for (int i = 0; i < readers; i++) {
            following.add(CompletableFuture.supplyAsync(() -> follow(over, written), Outcome.threads("reader")));
        }
        try {
            race(writers, messages, write -> {});
        } finally {
            over.set(true);
        }
        followed = following.stream().map(Outcome::of).toList();
    }

    private void raceAndKill(int writers, int messages) throws HookFailed {
        var kill = scene.target()
                .hooks()
                .kill()
                .orElseThrow(() -> new NotTested("no kill hook given; supply hooks.kill in the profile"));
        var rounds = scene.examination().rounds();
        for (int round = 0; round < rounds; round++) {
            var firstWriter = round * writers + 1;
            var third = new CountDownLatch(writers * messages / 3);
            var writing = new Race(scene, history);
            var race = CompletableFuture.runAsync(
                    () -> writing.run(firstWriter, writers, messages, true, write -> third.countDown()),
                    Outcome.threads("race"));
            // A race that is over sooner, or has failed, is not waited for.
            var begun = CompletableFuture.runAsync(() -> Outcome.of(third), Outcome.threads("third of a race"));
            Outcome.of(CompletableFuture.anyOf(begun, race));
            kill.run();
            Outcome.of(race);
        }
        scene.note(history.acknowledged().size() + " of " + rounds * writers * messages
                + " appends were acknowledged in " + rounds + " round(s) before the server was killed");
    }

    /** The history of the run is checked, not a sample. */
    @Then("every acknowledged append {fate}")
    public void check(Fate fate) {
        fate.check.accept(this);
    }

    /** What has become of each append that was acknowledged. */
    public enum Fate {
        @Word(
                value = "is in the stream exactly once",
                means = "One that was not acknowledged is there at most once, nothing else, nothing in part.")
        ONCE(steps -> steps.check(steps.history.exactlyOnce(steps.stream()))),
        @Word(
                value = "stands where its offset puts it",
                means = "Sorted by their offsets, the messages are in the order of the stream.")
        SORTED(ConcurrencySteps::orderOfOffsets),
        @Word(value = "comes after those that its writer sent before", means = "Whatever stands between them.")
        IN_ORDER_OF_WRITER(steps -> steps.check(steps.history.orderOfWriters(steps.stream()))),
        @Word(
                value = "has a greater offset than those acknowledged before it was sent",
                means = "Compared bytewise, whoever wrote them.")
        GROWING(steps -> steps.check(steps.history.growingInTime(Order::compare))),
        @Word(
                value = "is followed by what its writer read there first",
                means = "A later read from its offset begins with what the first read gave.")
        SAME_READ(ConcurrencySteps::laterReads),
        @Word(
                value = "lies before its own offset",
                means =
                        "What is read from there is the end of the stream without it; it may begin later, where the offset was the tail"
                                + " of the moment.")
        BEFORE_ITS_OFFSET(ConcurrencySteps::ownMessageIsBefore),
        @Word(
                value = "was seen by all readers in the same order",
                means = "Each reader saw a prefix of the stream, nothing twice.")
        SEEN(ConcurrencySteps::oneOrder),
        @Word(
                value = "keeps the offset that was handed out",
                means = "A read from it, of forty of them, gives what follows.")
        KEEPS_OFFSET(ConcurrencySteps::sameOffsets);

        private final Consumer<ConcurrencySteps> check;

        Fate(Consumer<ConcurrencySteps> check) {
            this.check = check;
        }
    }

    private void orderOfOffsets() {
        var stream = stream();
        check(history.exactlyOnce(stream));
        check(history.orderOfOffsets(stream, Order::compare));
    }

    private void laterReads() {
        firstReads.forEach((write, first) -> {
            var later = scene.reader().readAll(scene.subject(), write.offset().get());
            if (!later.startsWith(first)) {
                throw new Broken(
                        "after " + write.offset().get() + " what was read there before, " + first.describe(later),
                        later.describe(first));
            }
        });
    }

    private void ownMessageIsBefore() {
        var all = stream();
        for (var write : firstReads.keySet()) {
            var rest = Markers.in(
                    scene.reader().readAll(scene.subject(), write.offset().get()));
            // An offset that names the tail of the moment skips what others wrote, but it is one position all the same.
            var end = all.subList(Math.max(0, all.size() - rest.size()), all.size());
            if (!rest.equals(end) || rest.contains(write.marker())) {
                throw new Broken(
                        "the end of the stream without " + write.marker() + " after its offset",
                        rest.size() + " messages, beginning with "
                                + rest.stream().limit(3).toList());
            }
        }
    }

    private void oneOrder() {
        var all = new ArrayList<>(followed);
        all.add(stream());
        check(History.onePrefix(all));
        followed.forEach(reader -> check(history.exactlyOnce(reader)));
    }

    private void sameOffsets() {
        var all = stream();
        var acknowledged = history.acknowledged();
        var step = Math.max(1, acknowledged.size() / LOOKED_UP);
        for (int i = 0; i < acknowledged.size(); i += step) {
            var write = acknowledged.get(i);
            var rest = Markers.in(
                    scene.reader().readAll(scene.subject(), write.offset().get()));
            var expected = all.subList(all.indexOf(write.marker()) + 1, all.size());
            if (!rest.equals(expected)) {
                throw new Broken(
                        expected.size() + " messages after " + write.offset().get() + ", the offset of "
                                + write.marker(),
                        rest.size() + " messages");
            }
        }
    }

    private void race(int writers, int messages, Consumer<Write> onAcknowledged) {
        var stream = scene.subject();
        new Race(scene, history).run(1, writers, messages, false, onAcknowledged);
        history.acknowledged()
                .forEach(write -> stream.appended(
                        Content.ofAppend(stream.contentType(), Markers.body(stream, write.marker())),
                        write.offset().get()));
    }

    /** Reads on from offset to offset until the race is over and the tail is reached. */
    private List<String> follow(AtomicBoolean over, int written) {
        var pursuit = scene.pursuit("reading on from offset to offset", MOST_READS, written);
        var stream = scene.subject();
        var seen = new ArrayList<String>();
        var token = Vocabulary.BEGINNING;
        var atEnd = false;
        while (pursuit.goesOn() && !atEnd) {
            var lastRound = over.get();
            var request = Client.readRequest(stream.uri(), token, Mode.CATCH_UP);
            var answer = Scene.expect(Outcome.of(scene.client().wire().sendAsync(request)), "a read", 200);
            var markers = Markers.in(Content.ofAnswer(stream.contentType(), answer.body()));
            seen.addAll(markers);
            pursuit.take(markers.size());
            token = Answers.nextOffset(answer);
            if (!markers.isEmpty() || lastRound && !Answers.isUpToDate(answer)) {
                pursuit.reach("the offset " + token);
            }
            atEnd = lastRound && Answers.isUpToDate(answer);
        }
        return seen;
    }

    private List<String> stream() {
        return Markers.in(scene.reader().readAll(scene.subject(), null));
    }

    private void check(Optional<Violation> violation) {
        violation.ifPresent(found -> {
            throw new Broken(found.expected(), found.observed());
        });
    }
}
