// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLSocketFactory;

/** A plain socket, for what HTTP clients hide: bytes after a HEAD answer, a POST without any framing header. */
final class RawSender {

    private static final byte[] END_OF_HEADERS = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private RawSender() {}

    static RawAnswer send(Request request, Duration within) throws IOException {
        try (var socket = connect(request.uri(), within)) {
            socket.getOutputStream().write(bytes(request));
            socket.getOutputStream().flush();
            return parse(socket.getInputStream().readAllBytes());
        }
    }

    static void sendAndHangUp(Request request, Duration within) throws IOException {
        try (var socket = connect(request.uri(), within)) {
            socket.getOutputStream().write(bytes(request));
            socket.getOutputStream().flush();
        }
    }

    /** Connects and sends the beginning of a request. */
    static Unfinished begin(Request request, Duration within, UnaryOperator<Response> recorded) throws IOException {
        var socket = connect(request.uri(), within);
        try {
            return new Unfinished(socket, head(request, "Transfer-Encoding: chunked\r\n"), request.body(), recorded);
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private static Socket connect(URI uri, Duration within) throws IOException {
        var secure = "https".equalsIgnoreCase(uri.getScheme());
        var socket = secure ? SSLSocketFactory.getDefault().createSocket() : new Socket();
        var port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
        socket.setSoTimeout(Math.toIntExact(within.toMillis()));
        socket.connect(new InetSocketAddress(uri.getHost(), port), Math.toIntExact(within.toMillis()));
        return socket;
    }

    private static byte[] bytes(Request request) {
        var body = request.body();
        var out = new ByteArrayOutputStream();
        out.writeBytes(head(request, body == null ? "" : "Content-Length: " + body.length + "\r\n"));
        if (body != null) {
            out.writeBytes(body);
        }
        return out.toByteArray();
    }

    private static byte[] head(Request request, String framing) {
        var path = request.uri().getRawPath()
                + (request.uri().getRawQuery() == null
                        ? ""
                        : "?" + request.uri().getRawQuery());
        var head = new StringBuilder(request.method() + " " + path + " HTTP/1.1\r\nHost: "
                + request.uri().getRawAuthority() + "\r\nConnection: close\r\n");
        request.headers().forEach(header -> head.append(header.name())
                .append(": ")
                .append(header.value())
                .append("\r\n"));
        return head.append(framing).append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    static RawAnswer parse(byte[] all) throws IOException {
        var end = indexOf(all, END_OF_HEADERS);
        if (end < 0) {
            throw new IOException("the connection ended before the header section was complete");
        }
        var lines = new String(all, 0, end, StandardCharsets.ISO_8859_1).split("\r\n");
        List<Header> headers = new ArrayList<>();
        for (var line : Arrays.asList(lines).subList(1, lines.length)) {
            var colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        var status = Integer.parseInt(lines[0].split(" ")[1]);
        return new RawAnswer(status, headers, Arrays.copyOfRange(all, end + END_OF_HEADERS.length, all.length));
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        return -1;
    }
}
