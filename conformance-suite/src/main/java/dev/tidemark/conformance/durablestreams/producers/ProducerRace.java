// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.producers;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Markers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.history.Write;
import dev.tidemark.conformance.scene.Granting;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.TransportFailure;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** One producer whose numbered appends overtake each other, get lost and are repeated; its history must show each once, in order. */
final class ProducerRace {

    private final Scene scene;
    private final Client client;
    private final Subject stream;
    private final History history;
    private final Granting granting;
    private final ProducerTuple producer;
    private final int number;

    /** @param number of the writer in the history; the producer's id is made of it */
    ProducerRace(Scene scene, History history, int number) {
        this.scene = scene;
        this.client = scene.client();
        this.stream = scene.subject();
        this.granting = scene::granted;
        this.history = history;
        this.number = number;
        this.producer = new ProducerTuple("producer-" + number, "0", "");
    }

    /** The append with this sequence number, the same whenever it is sent. */
    Request append(int sequence) {
        var tuple = new ProducerTuple(producer.id(), producer.epoch(), String.valueOf(sequence));
        return tuple.on(Client.append(stream.uri(), stream.contentType(), Markers.body(stream, marker(sequence))));
    }

    /**
     * Sends all numbers at the same time and repeats, again at the same time, those that came too early. The lowest one that is still
     * missing is the one that the server waits for, so every round has to bring it in. What comes before the first number of an epoch is a
     * gap (409) or an epoch that does not begin with 0 (400): of a producer that was never heard of the text decides for neither.
     */
    void sendAtOnce(int count) {
        var missing = new ArrayList<Integer>();
        for (int sequence = 0; sequence < count; sequence++) {
            missing.add(sequence);
        }
        var pursuit = scene.pursuit("repeating what came too early", count, count);
        while (pursuit.goesOn() && !missing.isEmpty()) {
            int expected = missing.get(0);
            var pending = new LinkedHashMap<Integer, CompletableFuture<Response>>();
            missing.forEach(sequence -> pending.put(sequence, client.wire().sendAsync(append(sequence))));
            granting.granted(Outcome.of(pending.get(expected)), "the next append, sequence " + expected, 200);
            pending.forEach((sequence, answer) -> {
                var response = granting.granted(
                        Outcome.of(answer), "new data under sequence " + sequence, 200, expected == 0 ? 400 : 409, 409);
                if (response.status() == 200) {
                    missing.remove(sequence);
                    acknowledged(sequence, response);
                }
            });
        }
    }

    /** Sends these copies of one append at the same time. */
    List<Response> sendCopies(int sequence, int copies) {
        var pending = new ArrayList<CompletableFuture<Response>>();
        for (int i = 0; i < copies; i++) {
            pending.add(client.wire().sendAsync(append(sequence)));
        }
        return pending.stream().map(Outcome::of).toList();
    }

    /** Sends an append whose answer gets lost, then repeats it until it is acknowledged. */
    void sendTwiceOverBrokenConnection(int sequence) {
        client.wire().sendAndHangUp(append(sequence));
        repeated(sequence, Outcome.of(client.wire().sendAsync(append(sequence))));
    }

    /** Sends once; empty when the connection broke. */
    Optional<Response> trySend(int sequence) {
        try {
            return Optional.of(Outcome.of(client.wire().sendAsync(append(sequence))));
        } catch (TransportFailure broken) {
            return Optional.empty();
        }
    }

    /** Takes the answer to an append that may have been stored before. */
    void repeated(int sequence, Response response) {
        granting.granted(response, "a repeated append under sequence " + sequence, 200, 204);
        acknowledged(sequence, response);
    }

    /** A duplicate need not carry an offset, so the history keeps none; what counts is that it was acknowledged. */
    private void acknowledged(int sequence, Response response) {
        var offset = response.header(Vocabulary.STREAM_NEXT_OFFSET).orElse("not shown");
        var now = Moment.now().nanos();
        history.add(new Write(number, sequence, marker(sequence), Optional.of(offset), now, now));
    }

    private String marker(int sequence) {
        return Markers.marker(number, sequence);
    }
}
