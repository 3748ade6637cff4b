// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Sections 5.7 and 5.8: readers that follow a writer, from answer to answer or in event streams. */
public final class FollowSteps {

    private final Scene scene;
    private List<Follower> followers = List.of();
    private Optional<Broken> late = Optional.empty();

    public FollowSteps(Scene scene) {
        this.scene = scene;
    }

    /**
     * Long-polls from the tail, one after the other, or event streams from -1. After every second message the writer waits for all readers, so
     * that its next append meets them coming back.
     */
    @When("{int} readers follow in {mode} mode while a writer appends {int} messages")
    public void follow(int readers, Mode mode, int messages) {
        if (mode == Mode.SSE) {
            follow(readers, messages, 0, this::streaming);
        } else {
            var limits = scene.target().limits();
            var within = limits.longPoll().plus(limits.answer());
            var stream = scene.subject();
            follow(readers, messages, stream.length(), seen -> Follower.polling(scene, stream, within, seen));
        }
    }

    private Follower streaming(Content expected) {
        var limit = scene.target().limits().answer();
        var reading = (StreamingReading) scene.reader().read(scene.subject(), Vocabulary.BEGINNING, Mode.SSE);
        scene.reading(reading);
        reading.next(limit);
        var pursuit = scene.pursuit("following an event stream", scene.subject(), expected);
        return Follower.streaming(pursuit, reading, limit, expected);
    }

    /** Two seconds after an append all have it. */
    @Then("every one of them received each message once, in order and at once")
    public void received() {
        for (var follower : followers) {
            Reader.same("each message once and in order", follower.expected(), follower.received());
        }
        late.ifPresent(found -> {
            throw found;
        });
    }

    /**
     * Runs readers on threads of their own beside a writer. After every second message the writer waits until all have it, so that its next
     * append meets readers that are just coming back; the others follow each other without a pause.
     */
    private void follow(int readers, int messages, int from, Function<Content, Follower> start) {
        var stream = scene.subject();
        var first = stream.length() + 1;
        var expected = stream.after(from);
        for (int number = first; number < first + messages; number++) {
            expected =
                    expected.plus(Content.ofAppend(stream.contentType(), Bodies.message(stream.contentType(), number)));
        }
        followers = new ArrayList<>();
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < readers; i++) {
            var follower = start.apply(expected);
            followers.add(follower);
            running.add(CompletableFuture.runAsync(follower, Outcome.threads("follower")));
        }
        for (int number = first; number < first + messages; number++) {
            scene.writer().appendMessages(stream, 1);
            if (number % 2 == 0 || number == first + messages - 1) {
                awaitAll(stream.after(from).size(), number, Moment.now());
            }
        }
        Outcome.all(running);
    }

    /** Waits until all have this much, and remembers when one did not in time. */
    private void awaitAll(long size, int number, Moment appended) {
        if (late.isPresent()) {
            return;
        }
        var limit = scene.timing().atOnce();
        try {
            scene.timing()
                    .mustArrive(
                            appended,
                            limit,
                            () -> followers.stream().allMatch(follower -> follower.size() >= size),
                            "every message with every reader at once",
                            () -> followers.stream()
                                            .filter(follower -> follower.size() < size)
                                            .count()
                                    + " of " + followers.size() + " readers without message " + number + " after "
                                    + limit.toMillis() + " ms");
        } catch (Broken found) {
            late = Optional.of(found);
        }
    }
}
