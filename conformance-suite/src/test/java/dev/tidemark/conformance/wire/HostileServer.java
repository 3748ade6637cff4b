// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that writes to its connections whatever a test wants, on plain sockets or any others. */
final class HostileServer implements AutoCloseable {

    private final ServerSocket listening;
    private final String scheme;
    private final Conduct conduct;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    /** What it does when a header section has come. */
    @FunctionalInterface
    interface Conduct {
        /** Returns when the connection may serve another request. */
        void answer(Asked asked) throws IOException;
    }

    /**
     * A request of which the header section has come.
     *
     * @param number 1 for the first one to this server
     * @param rest where its body is read
     */
    record Asked(int number, String head, InputStream rest, Socket socket) {

        void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /** Ends the connection with what was not read still in it, which makes it a reset. */
        void hangUp() throws IOException {
            socket.close();
        }

        void readBody() throws IOException {
            var length = head.lines()
                    .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                    .map(line -> Integer.parseInt(
                            line.substring(line.indexOf(':') + 1).strip()))
                    .findFirst();
            rest.readNBytes(length.orElse(0));
        }
    }

    private HostileServer(ServerSocket listening, String scheme, Conduct conduct) {
        this.listening = listening;
        this.scheme = scheme;
        this.conduct = conduct;
        var accepting = new Thread(this::accept, "hostile-server");
        accepting.setDaemon(true);
        accepting.start();
    }

    static HostileServer that(Conduct conduct) throws IOException {
        return new HostileServer(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), "http", conduct);
    }

    static HostileServer secured(ServerSocket listening, Conduct conduct) {
        return new HostileServer(listening, "https", conduct);
    }

    /** One that writes these bytes to every request and ends the connection. */
    static HostileServer answering(String bytes) throws IOException {
        return that(asked -> {
            asked.readBody();
            asked.write(bytes);
            asked.hangUp();
        });
    }

    URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + listening.getLocalPort() + "/a");
    }

    int requests() {
        return requests.get();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                var serving = new Thread(() -> serve(socket), "hostile-connection");
                serving.setDaemon(true);
                serving.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (var head = head(in); head != null; head = head(in)) {
                conduct.answer(new Asked(requests.incrementAndGet(), head, in, socket));
            }
        } catch (IOException gone) {
            // the client has had enough
        } finally {
            open.remove(socket);
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var each : open) {
                each.close();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
