// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.receiver;

import dev.tidemark.conformance.wire.message.Exchange;
import dev.tidemark.conformance.wire.message.Header;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** One connection of a {@link Receiver}: requests are read (RFC 9112) and answered one after the other. */
final class Receiving {

    private static final int SILENCE_MILLIS = 30_000;
    private static final int LONGEST_LINE = 64 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int LARGEST_BODY = 4 * 1024 * 1024;
    private static final int MOST_REQUESTS = 10_000;
    private static final long LONGEST_ANSWER_SECONDS = 60;
    private static final Response UNKNOWN = new Response(404, List.of(), new byte[0]);

    private final Socket socket;
    private final InputStream in;
    private final Function<String, Inbox> inboxes;
    private final Function<String, URI> address;

    Receiving(Socket socket, Function<String, Inbox> inboxes, Function<String, URI> address) throws IOException {
        socket.setSoTimeout(SILENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.inboxes = inboxes;
        this.address = address;
    }

    /** Until the other side has closed, was silent for too long, or is to be hung up on. */
    void run() throws IOException {
        for (var taken = 0; taken < MOST_REQUESTS; taken++) {
            var request = request();
            if (request.isEmpty() || !answer(request.get())) {
                return;
            }
        }
    }

    private boolean answer(Request request) throws IOException {
        var inbox = inboxes.apply(request.uri().getRawPath());
        if (inbox == null) {
            write(UNKNOWN);
            return true;
        }
        var delivery = new Delivery(request, System.nanoTime(), Instant.now());
        var response = response(inbox.take(delivery));
        response.ifPresentOrElse(
                given -> inbox.over(exchange(delivery, given, null)),
                () -> inbox.over(exchange(delivery, null, "the receiver hung up")));
        if (response.isEmpty()) {
            return false;
        }
        write(response.get());
        return true;
    }

    private static Exchange exchange(Delivery delivery, Response response, String error) {
        return new Exchange(
                delivery.at(), Duration.between(delivery.at(), Instant.now()), delivery.request(), response, error);
    }

    private static Optional<Response> response(Reaction reaction) {
        if (reaction instanceof Reaction.Answer answer) {
            return Optional.of(response(answer));
        }
        return reaction instanceof Reaction.Later later ? awaited(later).map(Receiving::response) : Optional.empty();
    }

    private static Response response(Reaction.Answer answer) {
        var headers = answer.headers().entrySet().stream()
                .map(header -> new Header(header.getKey(), header.getValue()))
                .toList();
        return new Response(answer.status(), headers, answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<Reaction.Answer> awaited(Reaction.Later later) {
        try {
            return Optional.of(later.answer().get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException | TimeoutException never) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void write(Response response) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + response.status() + " -\r\n");
        response.headers().forEach(header -> head.append(header.name() + ": " + header.value() + "\r\n"));
        head.append("Content-Length: " + response.body().length + "\r\n\r\n");
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(response.body());
        socket.getOutputStream().write(out.toByteArray());
        socket.getOutputStream().flush();
    }

    private Optional<Request> request() throws IOException {
        var first = line();
        if (first.isEmpty()) {
            return Optional.empty();
        }
        var words = first.split(" ");
        if (words.length != 3 || !words[1].startsWith("/")) {
            throw new IOException("no request of HTTP/1.1");
        }
        var request = Request.of(words[0], address.apply(words[1]));
        for (var header : headers()) {
            request = request.with(header.name(), header.value());
        }
        return Optional.of(request.body(body(request)));
    }

    private List<Header> headers() throws IOException {
        var headers = new ArrayList<Header>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            if (colon < 1 || headers.size() == MOST_HEADERS) {
                throw new IOException("no header section of HTTP/1.1");
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private byte[] body(Request request) throws IOException {
        var coding = request.header("Transfer-Encoding").orElse("");
        if (coding.equalsIgnoreCase("chunked")) {
            return chunks();
        }
        var length = request.header("Content-Length").orElse("0");
        return bytes(size(length, 10));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (var size = size(line().split(";")[0], 16); size > 0; size = size(line().split(";")[0], 16)) {
            if (body.size() + size > LARGEST_BODY) {
                throw new IOException("too large");
            }
            body.writeBytes(bytes(size));
            line();
        }
        headers();
        return body.toByteArray();
    }

    private byte[] bytes(int size) throws IOException {
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the body ended early");
        }
        return bytes;
    }

    private static int size(String text, int radix) throws IOException {
        try {
            var size = Integer.parseInt(text.strip(), radix);
            if (size >= 0 && size <= LARGEST_BODY) {
                return size;
            }
        } catch (NumberFormatException noNumber) {
            // told below, together with sizes that are too large
        }
        throw new IOException("no length of a body that is taken");
    }

    /** A line without its end; empty also where the connection has ended. */
    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line that is too long");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
