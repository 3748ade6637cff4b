// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where deliveries of webhooks come to: answers each at once that it is done, over connections that it keeps. Used on the event
 * loop only.
 */
public final class WebhookReceiver implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    /** Nobody who is told of one stream is told more. */
    private static final int LARGEST = 1 << 16;

    private static final String DONE = "{\"done\":true}";
    private static final Buffer ANSWER =
            Buffer.buffer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + DONE.length()
                    + "\r\n\r\n" + DONE);

    private final NetServer server;

    private WebhookReceiver(NetServer server) {
        this.server = server;
    }

    /** @param arrivals is told of each delivery when it was read, before it is answered */
    public static Future<WebhookReceiver> open(Vertx vertx, Arrivals arrivals) {
        return vertx.createNetServer(new NetServerOptions().setHost(HOST).setPort(0))
                .connectHandler(socket -> socket.handler(new Connection(socket, arrivals)::arrived))
                .listen()
                .map(WebhookReceiver::new);
    }

    /** The webhook of a number. */
    public String url(int number) {
        return "http://" + HOST + ":" + server.actualPort() + "/" + number;
    }

    @Override
    public void close() {
        server.close();
    }

    /** Takes what was delivered. */
    @FunctionalInterface
    public interface Arrivals {

        /**
         * @param number the webhook's
         * @param tail the end of its stream as it was told
         * @param firstByte when the delivery began to arrive, as of {@link System#nanoTime}
         */
        void arrived(int number, String tail, long firstByte);
    }

    private static final class Connection {

        private final NetSocket socket;
        private final Arrivals arrivals;
        private Buffer received = Buffer.buffer();
        private long firstByte;

        private Connection(NetSocket socket, Arrivals arrivals) {
            this.socket = socket;
            this.arrivals = arrivals;
        }

        private void arrived(Buffer data) {
            if (received.length() == 0) {
                firstByte = System.nanoTime();
            }
            received.appendBuffer(data);
            Optional<Delivery> delivery = Delivery.of(received.toString(StandardCharsets.ISO_8859_1));
            if (delivery.isPresent()) {
                received = Buffer.buffer();
                arrivals.arrived(delivery.get().number(), delivery.get().tail(), firstByte);
                socket.write(ANSWER);
            } else if (received.length() > LARGEST) {
                socket.close(); // the append is missed, and that is told
            }
        }
    }
}
