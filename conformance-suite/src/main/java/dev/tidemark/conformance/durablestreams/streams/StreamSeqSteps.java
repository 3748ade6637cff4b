// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Markers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Sections 5.2 and 12.6: the sequences of writers that compete. */
public final class StreamSeqSteps {

    private final Scene scene;
    private final Set<Integer> accepted = Collections.synchronizedSet(new HashSet<>());

    public StreamSeqSteps(Scene scene) {
        this.scene = scene;
    }

    /** Each waits for its own answers only, and 409 is allowed. */
    @When("{int} writers append {int} message(s) each with {sequences} at the same time")
    public void race(int writers, int messages, Sequences sequences) {
        var all = sequences.of(writers * messages, scene.random());
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int writer = 0; writer < writers; writer++) {
            running.add(inTurn(all.subList(writer * messages, (writer + 1) * messages)));
        }
        Outcome.all(running);
    }

    /** And nothing but the accepted is there. */
    @Then("the sequences of the accepted appends grow along the stream")
    public void growing() {
        var found = Markers.in(scene.reader().readAll(scene.subject(), null)).stream()
                .map(marker -> Integer.valueOf(marker.substring(1, marker.indexOf('-'))))
                .toList();
        for (int i = 1; i < found.size(); i++) {
            if (found.get(i) <= found.get(i - 1)) {
                throw new Broken(
                        "only greater sequences after " + text(found.get(i - 1)), text(found.get(i)) + " after it");
            }
        }
        if (accepted.isEmpty() || !new HashSet<>(found).equals(accepted)) {
            throw new Broken("the " + accepted.size() + " accepted appends in the stream", found.size() + " appends");
        }
        scene.note(accepted.size() + " of the competing appends were accepted");
    }

    /** One writer: each append is sent when the one before was answered. */
    private CompletableFuture<Void> inTurn(List<Integer> sequences) {
        CompletableFuture<Void> turn = CompletableFuture.completedFuture(null);
        for (int sequence : sequences) {
            turn = turn.thenCompose(done -> append(sequence)).thenAccept(answer -> {
                if (Scene.expect(answer, "an append with a sequence", 200, 204, 409)
                                .status()
                        != 409) {
                    accepted.add(sequence);
                }
            });
        }
        return turn;
    }

    private CompletableFuture<Response> append(int sequence) {
        var stream = scene.subject();
        var body = Markers.body(stream, Markers.marker(sequence, 1));
        var request = Client.append(stream.uri(), stream.contentType(), body);
        return scene.client().wire().sendAsync(request.with(Vocabulary.STREAM_SEQ, text(sequence)));
    }

    private static String text(int sequence) {
        return String.format("%06d", sequence);
    }
}
