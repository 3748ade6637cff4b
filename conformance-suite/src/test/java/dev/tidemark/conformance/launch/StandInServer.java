// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Behaves like a reference server as a process; as a server it knows which streams it has, and nothing more. Uses the JDK only. */
public final class StandInServer {

    private StandInServer() {}

    public static void main(String... arguments) throws IOException {
        if (Boolean.getBoolean("standin.broken")) {
            System.out.println("first line");
            System.err.println("cannot open the data folder");
            System.exit(7);
        }
        var data = Path.of(System.getProperty("tidemark.data"));
        Files.writeString(data.resolve("start-" + ProcessHandle.current().pid()), "");
        var port = Integer.getInteger("tidemark.port");
        var server = HttpServer.create(new InetSocketAddress(System.getProperty("tidemark.host"), port), 0);
        server.createContext("/", exchange -> {
            var name = exchange.getRequestURI().getPath().replace('/', '_');
            var known = data.resolve("stream" + name);
            if (exchange.getRequestMethod().equals("PUT")) {
                Files.writeString(known, "");
            }
            exchange.getResponseHeaders().set("Stream-Next-Offset", "0");
            exchange.sendResponseHeaders(Files.exists(known) ? 200 : 404, -1);
            exchange.close();
        });
        server.start();
        System.out.println("some banner");
        System.out.println(
                "tidemark: listening on http://127.0.0.1:" + server.getAddress().getPort());
        if (Boolean.getBoolean("tidemark.stop-on-stdin-close")) {
            while (System.in.read() >= 0) {
                // nobody speaks to a server
            }
            Files.writeString(data.resolve("stopped-" + ProcessHandle.current().pid()), "");
            System.exit(0);
        }
    }

    /** How to start it; -D options may be put before. */
    static ServerProgram program(String... options) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var before = new ArrayList<String>();
        before.add(java);
        before.addAll(List.of(options));
        return new ServerProgram(before, List.of("-cp", classpath(StandInServer.class), StandInServer.class.getName()));
    }

    static String classpath(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
