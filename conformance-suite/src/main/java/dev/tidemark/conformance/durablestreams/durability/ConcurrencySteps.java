// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.durability;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Markers;
import dev.tidemark.conformance.durablestreams.client.Race;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Order;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.history.Violation;
import dev.tidemark.conformance.history.Write;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writers and readers at the same time, and what their history must show. */
public final class ConcurrencySteps {

    /** Of a reader that asks again and again while others write. */
    private static final int MOST_READS = 100_000;

    private final Scene scene;
    private final History history;
    private final Map<Write, Content> firstReads = new ConcurrentHashMap<>();
    private List<List<String>> followed = List.of();

    public ConcurrencySteps(Scene scene, History history) {
        this.scene = scene;
        this.history = history;
    }

    @When("{int} writers append {int} message(s) each at the same time")
    public void race(int writers, int messages) {
        race(writers, messages, write -> {});
    }

    @When("{int} writers append {int} messages each at the same time, each reading from its own offset at once")
    public void raceAndRead(int writers, int messages) {
        var stream = scene.subject();
        race(writers, messages, write -> {
            var request = Client.readRequest(stream.uri(), write.offset().get(), Mode.CATCH_UP);
            var answer = Outcome.of(scene.client().wire().sendAsync(request));
            Scene.expect(answer, "a read from a fresh offset", 200);
            firstReads.put(write, Content.ofAnswer(stream.contentType(), answer.body()));
        });
    }

    @When("{int} clients append {int} messages in turn over separate connections")
    public void inTurn(int clients, int messages) {
        var stream = scene.subject();
        for (int i = 0; i < clients * messages; i++) {
            var body = Bodies.message(stream.contentType(), i + 1);
            var answer = scene.client().wire().sendRaw(Client.append(stream.uri(), stream.contentType(), body));
            scene.writer().acknowledged(stream, body, answer.asResponse());
        }
    }

    @When("{int} writers append {int} messages each while {int} readers follow")
    public void raceAndFollow(int writers, int messages, int readers) {
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

    @Then("every acknowledged append is in the stream exactly once")
    public void exactlyOnce() {
        check(history.exactlyOnce(stream()));
    }

    @Then("sorting all messages by their offsets gives the order of the stream")
    public void orderOfOffsets() {
        var stream = stream();
        check(history.exactlyOnce(stream));
        check(history.orderOfOffsets(stream, Order::compare));
    }

    @Then("the messages of each writer are in the order in which it sent them")
    public void orderOfWriters() {
        check(history.orderOfWriters(stream()));
    }

    @Then("every append that was sent after another one was acknowledged got a greater offset")
    public void growingOffsets() {
        check(history.growingInTime(Order::compare));
    }

    @Then("a later read from each of these offsets begins with what the first read gave")
    public void laterReads() {
        firstReads.forEach((write, first) -> {
            var later = scene.reader().readAll(scene.subject(), write.offset().get());
            if (!later.startsWith(first)) {
                throw new Broken(
                        "after " + write.offset().get() + " what was read there before, " + first.describe(later),
                        later.describe(first));
            }
        });
    }

    @Then("no writer finds its own message after its own offset")
    public void ownMessageIsBefore() {
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

    @Then("all readers saw the same messages in the same order")
    public void oneOrder() {
        var all = new ArrayList<>(followed);
        all.add(stream());
        check(History.onePrefix(all));
        followed.forEach(reader -> check(history.exactlyOnce(reader)));
    }

    private void race(int writers, int messages, java.util.function.Consumer<Write> onAcknowledged) {
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

    private static void check(Optional<Violation> violation) {
        violation.ifPresent(found -> {
            throw new Broken(found.expected(), found.observed());
        });
    }
}
