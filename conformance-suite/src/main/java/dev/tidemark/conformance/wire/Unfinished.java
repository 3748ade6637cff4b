// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A request of which the header section and one byte were sent, in chunks over a connection of its own: the server waits for the rest. */
public final class Unfinished {

    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    private final Socket socket;
    private final byte[] body;
    private final UnaryOperator<Response> recorded;
    private volatile Error givenUp;

    Unfinished(Socket socket, byte[] head, byte[] body, UnaryOperator<Response> recorded) throws IOException {
        this.socket = socket;
        this.body = body;
        this.recorded = recorded;
        write(head, chunk(0, 1));
    }

    /** Sends the rest. A server that refuses the request may have broken the connection off already. */
    public void sendRest() {
        try {
            write(chunk(1, body.length), LAST_CHUNK);
        } catch (IOException brokenOff) {
            // an answer may be there all the same, and is read next
        }
    }

    /** Waits for the answer; empty when the connection ends without one. */
    public Optional<Response> answer() {
        try (socket) {
            var answer = RawSender.parse(socket.getInputStream().readAllBytes());
            return Optional.of(recorded.apply(answer.asResponse()));
        } catch (IOException brokenOff) {
            if (givenUp != null) {
                throw givenUp;
            }
            return Optional.empty();
        }
    }

    void giveUp(Error reason) {
        givenUp = reason;
        abandon();
    }

    /** Breaks the connection off. */
    public void abandon() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("a connection cannot be closed", failure);
        }
    }

    private void write(byte[]... parts) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        socket.getOutputStream().write(all.toByteArray());
        socket.getOutputStream().flush();
    }

    private byte[] chunk(int from, int to) {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes(Integer.toHexString(to - from).getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(LINE_END);
        chunk.write(body, from, to - from);
        chunk.writeBytes(LINE_END);
        return chunk.toByteArray();
    }
}
