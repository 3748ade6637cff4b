// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import dev.tidemark.conformance.wire.message.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * REST-assured and its Groovy read a thousand classes for their first exchange, on every thread that asks at once. This has it done once, with a
 * listener of our own, while the features are being read.
 */
public final class FirstExchange {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final byte[] ANSWER = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok"
            .getBytes(StandardCharsets.US_ASCII);

    private FirstExchange() {}

    /** Begins it and returns; what becomes of it is of no interest. */
    public static void begin() {
        var thread = new Thread(FirstExchange::exchange, "first-exchange");
        thread.setDaemon(true);
        thread.start();
    }

    private static void exchange() {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout((int) LIMIT.toMillis());
            var answering = new Thread(() -> answer(listener), "first-answer");
            answering.setDaemon(true);
            answering.start();
            var wire = new Wire(Map.of(), LIMIT);
            wire.send(Request.of("PUT", URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/"))
                    .with("Content-Type", "text/plain")
                    .body(new byte[] {'x'}));
        } catch (IOException | RuntimeException | Error notWarm) {
            // the first exchange of the run reads the classes then
        }
    }

    private static void answer(ServerSocket listener) {
        try (var socket = listener.accept()) {
            socket.getInputStream().read(new byte[1024]);
            socket.getOutputStream().write(ANSWER);
            socket.getOutputStream().flush();
        } catch (IOException notWarm) {
            // likewise
        }
    }
}
