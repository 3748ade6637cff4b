// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Notices restarts of the upstream by holding one idle connection: when it is closed and the next one is refused, the
 * server has gone down; when connections are accepted again, it has come back. A server that merely drops idle
 * connections accepts the next one at once and is not taken for restarted.
 */
public final class RestartWatch implements AutoCloseable {
    /** So often that a restart is noticed before the next request, for as long as a restart takes at most. */
    private static final long RETRY_MILLIS = 5;

    private static final int OFTEN = 4_000;
    private static final long LATER_MILLIS = 250;

    private final Vertx vertx;
    private final NetClient client;
    private final URI upstream;
    private final AtomicInteger restarts = new AtomicInteger();
    private volatile boolean closed;
    private volatile boolean down;
    private int refusals;

    public RestartWatch(Vertx vertx, URI upstream) {
        this.vertx = vertx;
        this.client = vertx.createNetClient();
        this.upstream = upstream;
        connect();
    }

    public int count() {
        return restarts.get();
    }

    /** Whether the upstream refuses connections. */
    public boolean down() {
        return down;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void connect() {
        if (closed) {
            return;
        }
        int port = upstream.getPort() < 0 ? 80 : upstream.getPort();
        client.connect(port, upstream.getHost()).onSuccess(this::connected).onFailure(this::refused);
    }

    private void connected(NetSocket socket) {
        if (down) {
            restarts.incrementAndGet();
            down = false;
        }
        refusals = 0;
        socket.closeHandler(end -> connect());
    }

    private void refused(Throwable cause) {
        down = true;
        if (!closed) {
            refusals++;
            vertx.setTimer(refusals < OFTEN ? RETRY_MILLIS : LATER_MILLIS, id -> connect());
        }
    }
}
