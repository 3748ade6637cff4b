// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.http.conn.scheme.SchemeLayeredSocketFactory;
import org.apache.http.conn.scheme.SchemeSocketFactory;
import org.apache.http.params.HttpConnectionParams;
import org.apache.http.params.HttpParams;

/** Connections of Apache's client that can be cut: every one belongs to one exchange. */
@SuppressWarnings("deprecation") // REST-assured is made for this generation of Apache's client
class WatchedSockets implements SchemeSocketFactory {

    private final Origin origin;
    private final Trust trust;
    private final Flight flight;

    private WatchedSockets(Origin origin, Trust trust, Flight flight) {
        this.origin = origin;
        this.trust = trust;
        this.flight = flight;
    }

    /** Connections for one exchange with this origin. */
    static SchemeSocketFactory of(Origin origin, Trust trust, Flight flight) {
        return origin.secure() ? new Secured(origin, trust, flight) : new WatchedSockets(origin, trust, flight);
    }

    @Override
    public Socket createSocket(HttpParams params) {
        return new Watched(flight);
    }

    @Override
    public Socket connectSocket(Socket socket, InetSocketAddress remote, InetSocketAddress local, HttpParams params)
            throws IOException {
        var open = socket == null ? createSocket(params) : socket;
        flight.attach(open);
        open.connect(remote, HttpConnectionParams.getConnectionTimeout(params));
        var ready = origin.secure() ? secured(open) : open;
        flight.connected();
        return ready;
    }

    Socket secured(Socket open) throws IOException {
        return trust.secure(open, origin);
    }

    @Override
    public boolean isSecure(Socket socket) {
        return origin.secure();
    }

    /** Apache's client takes a route for secure only when its sockets can be layered. */
    private static final class Secured extends WatchedSockets implements SchemeLayeredSocketFactory {

        private Secured(Origin origin, Trust trust, Flight flight) {
            super(origin, trust, flight);
        }

        @Override
        public Socket createLayeredSocket(Socket socket, String target, int port, HttpParams params)
                throws IOException {
            return secured(socket);
        }
    }

    /** Tells of every byte that comes. */
    private static final class Watched extends Socket {
        private final Flight flight;

        private Watched(Flight flight) {
            this.flight = flight;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new CountedInput(super.getInputStream(), () -> flight);
        }
    }
}
