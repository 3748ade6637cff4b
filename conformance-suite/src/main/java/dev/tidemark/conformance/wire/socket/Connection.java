// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** An open connection to a target, which serves one exchange after the other. */
public final class Connection implements Closeable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final Origin origin;
    private final SocketChannel channel;
    private final InputStream in;
    private final OutputStream out;
    private volatile Flight flight;
    private long idleSince;
    private boolean fresh = true;

    private Connection(Origin origin, SocketChannel channel, Socket socket, Flight flight) throws IOException {
        this.origin = origin;
        this.channel = channel;
        this.flight = flight;
        this.in = new BufferedInputStream(new CountedInput(socket.getInputStream(), () -> this.flight));
        this.out = socket.getOutputStream();
    }

    public static Connection open(Origin origin, Trust trust, Flight flight) throws IOException {
        return open(origin, trust, Trust.ANY, flight);
    }

    /** @param protocol to agree upon where there is TLS; the empty text for no agreement */
    static Connection open(Origin origin, Trust trust, String protocol, Flight flight) throws IOException {
        var channel = SocketChannel.open();
        try {
            flight.attach(channel);
            connect(channel, origin, flight.within());
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            var socket = origin.secure() ? trust.secure(channel.socket(), origin, protocol) : channel.socket();
            flight.connected();
            return new Connection(origin, channel, socket, flight);
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    private static void connect(SocketChannel channel, Origin origin, Duration within) throws IOException {
        var address = new InetSocketAddress(origin.plainHost(), origin.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException(origin.plainHost());
        }
        var patience = CONNECT.compareTo(within) < 0 ? CONNECT : within;
        channel.socket().connect(address, Math.max(1, Math.toIntExact(patience.toMillis())));
    }

    Origin origin() {
        return origin;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    /** Whether it was opened for the exchange that it serves. */
    public boolean fresh() {
        return fresh;
    }

    /** Another exchange begins. */
    void serve(Flight next) throws IOException {
        fresh = false;
        flight = next;
        next.attach(channel);
    }

    /** Nothing is under way on it from now on. */
    void rest() {
        idleSince = System.nanoTime();
    }

    /** Whether it can serve again: it was idle for a short time only, and the other side has neither closed it nor said anything. */
    boolean usable(Duration longestIdle) {
        try {
            return System.nanoTime() - idleSince < longestIdle.toNanos()
                    && channel.isOpen()
                    && in.available() == 0
                    && (origin.secure() || silent());
        } catch (IOException broken) {
            return false;
        }
    }

    private boolean silent() throws IOException {
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.allocate(1)) == 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
