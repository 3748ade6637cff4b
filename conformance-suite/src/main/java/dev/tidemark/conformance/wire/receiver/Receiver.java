// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.receiver;

import dev.tidemark.conformance.wire.message.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Listens for what a target sends on its own. It takes no more than {@value #CONNECTIONS} connections at a time, each for as long as
 * something comes within half a minute.
 */
public final class Receiver implements AutoCloseable {

    private static final int CONNECTIONS = 256;

    private final String host;
    private final ServerSocket server;
    private final Map<String, Inbox> inboxes = new ConcurrentHashMap<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Receiver(String host, ServerSocket server) {
        this.host = host;
        this.server = server;
    }

    /**
     * Begins to listen.
     *
     * @param host an address of this machine, by number or name
     * @param port 0 for any that is free
     * @throws IOException when it is no address of this machine, or the port is taken
     */
    public static Receiver listen(String host, int port) throws IOException {
        var server = new ServerSocket();
        try {
            server.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException unusable) {
            server.close();
            throw unusable;
        }
        var receiver = new Receiver(host, server);
        start("receiver", receiver::accept);
        return receiver;
    }

    /** The port that it listens on. */
    public int port() {
        return server.getLocalPort();
    }

    /**
     * A new address.
     *
     * @param name of a path that nothing else uses, one segment
     * @param record told of each exchange when it is over
     */
    public Inbox open(String name, Consumer<Exchange> record) {
        var path = "/" + name;
        var inbox = new Inbox(address(path), record, () -> inboxes.remove(path));
        inboxes.put(path, inbox);
        return inbox;
    }

    private URI address(String path) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + path);
    }

    @Override
    public void close() {
        close(server);
        open.forEach(Receiver::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                if (open.size() > CONNECTIONS) {
                    end(socket);
                } else {
                    start("receiving", () -> serve(socket));
                }
            } catch (IOException closed) {
                // ends the loop, or the next one is taken
            }
        }
    }

    private void serve(Socket socket) {
        try {
            new Receiving(socket, path -> inboxes.get(path), this::address).run();
        } catch (IOException gone) {
            // who sends again opens another connection
        } finally {
            end(socket);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        close(socket);
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception unclosable) {
            // nothing more can be done for it
        }
    }

    private static void start(String name, Runnable task) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
