// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.client.Messages;
import dev.tidemark.benchmark.client.Protocol;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.client.StreamClient;
import dev.tidemark.benchmark.measure.ClosedLoop;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Latencies;
import dev.tidemark.benchmark.measure.Window;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import java.net.URI;
import java.util.List;

/** Readers of one stream that cost the load generator little: a socket each. Used on the event loop only. */
final class Crowd {

    private final NetClient net;
    private final URI root;
    private final Buffer request;
    private final Promise<List<Figure>> woken = Promise.promise();
    private final Latencies latencies = new Latencies(Window.endless());
    private final Stream stream;
    private String name = "";
    private int left;
    private int asleep;
    private long sent;

    /** @param live how they wait */
    Crowd(NetClient net, URI root, Stream stream, String live) {
        this.net = net;
        this.root = root;
        this.stream = stream;
        this.request = Buffer.buffer("GET " + root.getPath() + stream.name() + "?offset=" + Protocol.NOW + "&live="
                + live + " HTTP/1.1\r\nHost: " + root.getAuthority() + "\r\n\r\n");
    }

    /** Connects so many, some of them at once. */
    Future<Void> gather(int count, int atOnce) {
        left = count;
        asleep = count;
        return new ClosedLoop(atOnce, () -> left-- > 0, worker -> join(), began -> {}).run();
    }

    private Future<Void> join() {
        return net.connect(root.getPort(), root.getHost()).compose(socket -> {
            socket.handler(this::arrived).closeHandler(closed -> woken.tryFail("the server closed a connection"));
            return socket.write(request);
        });
    }

    /** Appends one message, and measures from then on until everybody has it. */
    Future<List<Figure>> wake(StreamClient writer, String title) {
        name = title;
        sent = System.nanoTime();
        writer.append(stream, Messages.plain()).onFailure(woken::tryFail);
        return woken.future();
    }

    private void arrived(Buffer data) {
        int messages = Messages.count(data);
        for (int i = 0; i < messages; i++) {
            latencies.add(sent);
            asleep--;
        }
        if (messages > 0 && asleep == 0) {
            woken.tryComplete(latencies.percentiles(name));
        }
    }
}
