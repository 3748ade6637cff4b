// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.history.Write;
import dev.tidemark.conformance.scene.Granting;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.TransportFailure;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Writers that append to one stream at the same time, each waiting for its own answers only. */
public final class Race {

    private final Client client;
    private final Subject stream;
    private final History history;
    private final Granting granting;

    public Race(Scene scene, History history) {
        this.client = scene.client();
        this.stream = scene.subject();
        this.history = history;
        this.granting = scene::granted;
    }

    /**
     * Runs the race to its end.
     *
     * @param first number of the first writer
     * @param mayFail whether a broken connection ends a writer quietly (the server is being killed)
     * @param onAcknowledged called by the writer after each acknowledgement
     */
    public void run(int first, int writers, int messages, boolean mayFail, Consumer<Write> onAcknowledged) {
        var start = new CountDownLatch(1);
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int i = 0; i < writers; i++) {
            var writer = first + i;
            running.add(CompletableFuture.runAsync(
                    () -> {
                        Outcome.of(start);
                        write(writer, messages, mayFail, onAcknowledged);
                    },
                    Outcome.threads("writer")));
        }
        start.countDown();
        Outcome.all(running);
    }

    private void write(int writer, int messages, boolean mayFail, Consumer<Write> onAcknowledged) {
        for (int number = 1; number <= messages; number++) {
            var marker = Markers.marker(writer, number);
            var sentAt = Moment.now().nanos();
            try {
                var answer = Outcome.of(append(Markers.body(stream, marker)));
                granting.granted(answer, "an append", 200, 204);
                var offset = Answers.nextOffset(answer);
                var write = new Write(
                        writer,
                        number,
                        marker,
                        Optional.of(offset),
                        sentAt,
                        Moment.now().nanos());
                history.add(write);
                onAcknowledged.accept(write);
            } catch (TransportFailure failed) {
                if (!mayFail) {
                    throw failed;
                }
                history.add(new Write(
                        writer,
                        number,
                        marker,
                        Optional.empty(),
                        sentAt,
                        Moment.now().nanos()));
                return;
            }
        }
    }

    private CompletableFuture<dev.tidemark.conformance.wire.message.Response> append(byte[] body) {
        return client.appendAsync(stream.uri(), stream.contentType(), body);
    }
}
