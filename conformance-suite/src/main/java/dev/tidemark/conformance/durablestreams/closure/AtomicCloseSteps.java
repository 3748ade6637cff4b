// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.closure;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Section 4.1: a final append and its close are one step, whoever looks at them and when. */
public final class AtomicCloseSteps {

    private static final byte[] FIRST = Bodies.utf8("first;");
    private static final byte[] LAST = Bodies.utf8("last;");

    private final Scene scene;
    private final ConcurrentLinkedQueue<Look> looks = new ConcurrentLinkedQueue<>();

    /** What one answer showed of the end of a stream. */
    private record Look(String how, boolean finalMessage, boolean closed) {}

    public AtomicCloseSteps(Scene scene) {
        this.scene = scene;
    }

    /** Readers ask for metadata, full reads and reads from the tail without a pause, on as many streams, until they see the end. */
    @Then("readers of each of {int} streams see its final append and its end at once")
    public void atomic(int streams) {
        for (int i = 0; i < streams; i++) {
            closeUnderEyes();
        }
        looks.stream()
                .filter(look -> look.finalMessage() != look.closed())
                .findFirst()
                .ifPresent(torn -> {
                    throw new Broken(
                            "the final message and the end of the stream in one step",
                            torn.how() + " that shows the "
                                    + (torn.closed() ? "end without the message" : "message alone"));
                });
        var before = looks.stream().filter(look -> !look.closed()).count();
        scene.note(looks.size() + " answers, " + before + " of them before the end");
    }

    private void closeUnderEyes() {
        var stream = scene.writer().create(scene.freshUri(), Vocabulary.OCTET_STREAM, null);
        scene.writer().append(stream, FIRST);
        var head = Request.of("HEAD", stream.uri());
        var all = Client.readRequest(stream.uri(), Vocabulary.BEGINNING, Mode.CATCH_UP);
        var rest = Client.readRequest(stream.uri(), stream.tail(), Mode.CATCH_UP);
        List<CompletableFuture<Void>> readers = new ArrayList<>(Stream.of(
                        keepAsking("metadata", head, answer -> !Answers.nextOffset(answer)
                                .equals(stream.tail())),
                        keepAsking("a full read", all, answer -> answer.body().length > FIRST.length),
                        keepAsking("a read from the tail", rest, answer -> answer.body().length > 0))
                .toList());
        var close =
                Client.append(stream.uri(), stream.contentType(), LAST).with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
        scene.granted(Outcome.of(scene.client().wire().sendAsync(close)), "a final append", 200, 204);
        Outcome.all(readers);
    }

    /** Asks until the end of the stream shows, which it has to within the limit of an answer. */
    private CompletableFuture<Void> keepAsking(String how, Request request, Predicate<Response> showsFinalMessage) {
        var patience = Patience.of(scene.target().limits().answer(), Duration.ZERO);
        return ask(how, request, showsFinalMessage, patience);
    }

    private CompletableFuture<Void> ask(String how, Request request, Predicate<Response> shows, Patience patience) {
        return scene.client().wire().sendAsync(request).thenCompose(answer -> {
            Scene.expect(answer, how, 200);
            var look = new Look(how, shows.test(answer), Answers.isClosed(answer));
            looks.add(look);
            return look.closed() || patience.isOver()
                    ? CompletableFuture.completedFuture(null)
                    : ask(how, request, shows, patience);
        });
    }
}
