// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.history.Write;
import dev.tidemark.conformance.scene.Preparation;
import dev.tidemark.conformance.wire.TransportFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Writers that append to one stream at the same time, each waiting for its own answers only. */
final class Race {

    private final Client client;
    private final Subject stream;
    private final History history;
    private final Preparation preparation;

    Race(Scene scene, History history) {
        this.client = scene.client();
        this.stream = scene.subject();
        this.history = history;
        this.preparation = scene::granted;
    }

    /**
     * Runs the race to its end.
     *
     * @param first number of the first writer
     * @param mayFail whether a broken connection ends a writer quietly (the server is being killed)
     * @param onAcknowledged called by the writer after each acknowledgement
     */
    void run(int first, int writers, int messages, boolean mayFail, Consumer<Write> onAcknowledged) {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            var start = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                var writer = first + i;
                running.add(threads.submit(() -> {
                    start.await();
                    write(writer, messages, mayFail, onAcknowledged);
                    return null;
                }));
            }
            start.countDown();
            running.forEach(Race::join);
        } finally {
            threads.shutdownNow();
        }
    }

    private void write(int writer, int messages, boolean mayFail, Consumer<Write> onAcknowledged) {
        for (int number = 1; number <= messages; number++) {
            var marker = Markers.marker(writer, number);
            var sentAt = System.nanoTime();
            try {
                var answer = append(Markers.body(stream, marker)).join();
                preparation.granted(answer, "an append", 200, 204);
                var offset = Answers.nextOffset(answer);
                var write = new Write(writer, number, marker, Optional.of(offset), sentAt, System.nanoTime());
                history.add(write);
                onAcknowledged.accept(write);
            } catch (CompletionException failed) {
                if (!mayFail || !(failed.getCause() instanceof TransportFailure)) {
                    throw failed;
                }
                history.add(new Write(writer, number, marker, Optional.empty(), sentAt, System.nanoTime()));
                return;
            }
        }
    }

    private CompletableFuture<dev.tidemark.conformance.wire.Response> append(byte[] body) {
        return client.appendAsync(stream.uri(), stream.contentType(), body);
    }

    static void join(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            var cause =
                    failed.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : failed.getCause();
            if (cause instanceof Error broken) {
                throw broken;
            }
            if (cause instanceof RuntimeException exception) {
                throw exception;
            }
            throw new IllegalStateException(cause);
        }
    }
}
