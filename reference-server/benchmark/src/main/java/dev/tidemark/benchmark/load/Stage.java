// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.client.LeanConnection;
import dev.tidemark.benchmark.client.S2Client;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.client.UnexpectedAnswer;
import dev.tidemark.benchmark.measure.Timing;
import dev.tidemark.benchmark.server.Contender;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Where a measurement takes place: the server, the time, and one event loop on which all the load is made. */
public final class Stage {

    /** Beyond this a server is taken to be stuck. */
    private static final long PATIENCE_SECONDS = 120;

    private static final AtomicLong STREAMS = new AtomicLong();
    private static final String RUN = "benchmark-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis();

    private final Vertx vertx;
    private final Contender contender;
    private final Timing timing;

    public Stage(Vertx vertx, Contender contender, Timing timing) {
        this.vertx = vertx;
        this.contender = contender;
        this.timing = timing;
    }

    public Vertx vertx() {
        return vertx;
    }

    Contender contender() {
        return contender;
    }

    public Timing timing() {
        return timing;
    }

    public StreamClient client(int connections) {
        return new StreamClient(vertx, contender.root(), connections);
    }

    /** A client with a basin of its own. */
    S2Client s2Client(int connections) {
        String basin = "bench-" + ProcessHandle.current().pid() + "-" + STREAMS.incrementAndGet();
        return new S2Client(vertx, contender.root().resolve("/"), basin, connections);
    }

    public List<LeanConnection> connect(NetClient net, int connections) throws InterruptedException {
        return await(() -> Future.all(IntStream.range(0, connections)
                        .mapToObj(each -> LeanConnection.open(net, contender.root()))
                        .toList())
                .map(all -> all.<LeanConnection>list()));
    }

    public List<Stream> create(StreamClient client, int streams, String contentType) throws InterruptedException {
        List<Stream> created = new ArrayList<>();
        for (int i = 0; i < streams; i++) {
            Stream stream = new Stream(RUN + "-" + STREAMS.incrementAndGet(), contentType);
            await(() -> client.create(stream));
            created.add(stream);
        }
        return created;
    }

    void delete(StreamClient client, List<Stream> streams) throws InterruptedException {
        for (Stream stream : streams) {
            await(() -> client.delete(stream));
        }
    }

    /** Begins something on the event loop and waits for its end. */
    public <T> T await(Supplier<Future<T>> work) throws InterruptedException {
        Promise<T> result = Promise.promise();
        vertx.runOnContext(begin -> work.get().onComplete(result));
        long patience = PATIENCE_SECONDS + timing.warmUp().plus(timing.length()).toSeconds();
        try {
            return result.future().toCompletionStage().toCompletableFuture().get(patience, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new UnexpectedAnswer(String.valueOf(failed.getCause()));
        } catch (TimeoutException late) {
            throw new UnexpectedAnswer("nothing came of it within " + patience + " s");
        }
    }
}
