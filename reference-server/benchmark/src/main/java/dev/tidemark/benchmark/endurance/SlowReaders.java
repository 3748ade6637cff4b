// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.client.UnexpectedAnswer;
import dev.tidemark.benchmark.load.Appends;
import dev.tidemark.benchmark.load.Stage;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.server.Contender;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Readers that ask for everything and read nothing while a writer appends large messages: whether the others feel it. */
public record SlowReaders(String name, String query, int count) implements Trial {

    private static final int CONNECTING = 64;
    private static final int MESSAGE = 1 << 20;
    private static final int MESSAGES = 64;

    /** So that the system keeps little for them. */
    private static final int LITTLE = 4096;

    private static final double MEGABYTE = 1e6;

    public static SlowReaders sse(int count) {
        return new SlowReaders("slow-sse", "?live=sse&offset=" + Protocol.START, count);
    }

    public static SlowReaders pages(int count) {
        return new SlowReaders("slow-pages", "?offset=" + Protocol.START, count);
    }

    @Override
    public List<Figure> run(Ground ground) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        try (Contender contender = ground.fresh(List.of()).start()) {
            Stage stage = ground.stage(contender);
            NetClient net = stage.vertx().createNetClient(new NetClientOptions().setReceiveBufferSize(LITTLE));
            try (StreamClient client = stage.client(1)) {
                Stream stream = stage.create(client, 1, Protocol.OCTETS).get(0);
                append(stage, client, stream, MESSAGES / 2);
                figures.addAll(Memory.of(contender.process().orElseThrow()).figures("before"));
                int[] left = {count};
                stage.await(() -> new ClosedLoop(
                                CONNECTING,
                                () -> left[0]-- > 0,
                                reader -> ask(net, contender.root(), stream),
                                began -> {})
                        .run());
                append(stage, client, stream, MESSAGES / 2);
                ground.say(count + " readers do not read");
                figures.add(catchUp(stage, client, stream));
                figures.addAll(new Appends(16, 16).measure(stage));
                figures.addAll(Memory.of(contender.process().orElseThrow()).figures("while " + count + " do not read"));
                figures.addAll(counted(stage.await(client::metrics)));
            } finally {
                net.close();
            }
        }
        return figures;
    }

    private static void append(Stage stage, StreamClient client, Stream stream, int messages)
            throws InterruptedException {
        int[] left = {messages};
        stage.await(() -> new ClosedLoop(
                        1, () -> left[0]-- > 0, writer -> client.append(stream, Messages.plain(MESSAGE)), began -> {})
                .run());
    }

    private Future<Void> ask(NetClient net, URI root, Stream stream) {
        return net.connect(root.getPort(), root.getHost())
                .map(NetSocket::pause)
                .compose(socket -> socket.write(Buffer.buffer("GET " + root.getPath() + stream.name() + query
                        + " HTTP/1.1\r\nHost: " + root.getAuthority() + "\r\n\r\n")));
    }

    /** Reads everything meanwhile. */
    private static Figure catchUp(Stage stage, StreamClient client, Stream stream) throws InterruptedException {
        long began = System.nanoTime();
        long[] bytes = {0};
        StreamClient.Page[] page = {new StreamClient.Page(Protocol.START, false)};
        while (!page[0].upToDate()) {
            page[0] = stage.await(() -> client.read(stream, page[0].nextOffset(), piece -> bytes[0] += piece.length()));
        }
        if (bytes[0] != (long) MESSAGES * MESSAGE) {
            throw new UnexpectedAnswer("a reader got " + bytes[0] + " of " + (long) MESSAGES * MESSAGE + " bytes");
        }
        double seconds = (double) (System.nanoTime() - began) / TimeUnit.SECONDS.toNanos(1);
        return Metric.rate("catch-up meanwhile", "MB/s").is(bytes[0] / MEGABYTE / seconds);
    }

    private static List<Figure> counted(String metrics) {
        return List.of(
                Metric.cost("bytes that wait", "MB").is(value(metrics, "tidemark_send_bytes") / MEGABYTE),
                Metric.cost("readers let go", "").is(value(metrics, "tidemark_slow_clients_dropped_total")));
    }

    private static double value(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new UnexpectedAnswer("the server does not count " + name));
    }
}
