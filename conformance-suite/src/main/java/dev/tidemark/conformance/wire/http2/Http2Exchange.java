// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import dev.tidemark.conformance.wire.message.Header;
import dev.tidemark.conformance.wire.message.Response;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A connection of HTTP/2 that serves one exchange. Both bodies are streams: what is written waits for the window that the other side gives, and
 * the other side gets a window of 65 535 bytes, which goes on only when something of the answer was read. One thread must be in {@link #pump()}
 * as long as the connection is of use; time and amount are bounded by the streams it reads from and writes to.
 */
public final class Http2Exchange {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int WINDOW = SendWindow.INITIAL;

    /** What was read is told to the other side when it has come to so much, so that small reads do not make many frames. */
    private static final int TOLD = WINDOW / 4;

    private static final int LONGEST_HEAD = 256 * 1024;

    private static final int ENABLE_PUSH = 2;
    private static final int INITIAL_WINDOW = 4;
    private static final int SETTING_LENGTH = 6;

    /** Without pushes; everything else as it is from the start. */
    private static final byte[] SETTINGS = ByteBuffer.allocate(SETTING_LENGTH)
            .putShort((short) ENABLE_PUSH)
            .putInt(0)
            .array();

    /** Fields that speak of a connection of HTTP/1.1 (section 8.2.2), or have a place of their own. */
    private static final Set<String> NOT_CARRIED =
            Set.of("connection", "host", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

    private final DataInputStream in;
    private final OutputStream out;
    private final int stream;
    private final HeaderDecoder decoder = new HeaderDecoder();
    private final Incoming incoming = new Incoming(WINDOW);
    private final SendWindow window = new SendWindow();
    private volatile GoAway goAway;
    private int untold;

    private Http2Exchange(InputStream in, OutputStream out, int stream) {
        this.in = new DataInputStream(in);
        this.out = out;
        this.stream = stream;
        var greeting = new ByteArrayOutputStream();
        greeting.writeBytes(PREFACE);
        greeting.writeBytes(new Frame(Frame.SETTINGS, 0, 0, SETTINGS).bytes());
        write(() -> {
            out.write(greeting.toByteArray());
            out.flush();
        });
    }

    /** One who answers may end the connection before all is written: what it has said is read all the same, and tells why. */
    private void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException ended) {
            window.fail(ended);
        }
    }

    /** Writes something. */
    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    /** On a connection that is known to speak HTTP/2 (section 3.3); the request is written next. */
    public static Http2Exchange direct(InputStream in, OutputStream out) {
        return new Http2Exchange(in, out, 1);
    }

    /** Goes on after an answer 101: the request that asked for it is the exchange (RFC 7540, section 3.2). */
    public static Http2Exchange upgraded(InputStream in, OutputStream out) {
        return new Http2Exchange(in, out, 1);
    }

    /** Goes on after an answer 101 to a request that is of no interest; another one is written next. */
    public static Http2Exchange second(InputStream in, OutputStream out) {
        return new Http2Exchange(in, out, 3);
    }

    /** What a request of HTTP/1.1 has in {@code HTTP2-Settings} that asks for this protocol. */
    public static String settings() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(SETTINGS);
    }

    /**
     * Waits until the other side has shown that it speaks HTTP/2.
     *
     * @throws NoHttp2 when it does not
     */
    public void awaitGreeting() throws IOException {
        incoming.awaitGreeting();
    }

    /**
     * Writes the header section of the request.
     *
     * @param over whether it has no body
     */
    public void request(
            String method, String scheme, String authority, String path, List<Header> headers, boolean over) {
        var fields = new ArrayList<Header>();
        fields.add(new Header(":method", method));
        fields.add(new Header(":scheme", scheme));
        fields.add(new Header(":authority", authority));
        fields.add(new Header(":path", path));
        for (var header : headers) {
            var name = header.name().toLowerCase(Locale.ROOT);
            if (!NOT_CARRIED.contains(name)) {
                fields.add(new Header(name, header.value()));
            }
        }
        write(() -> section(HeaderEncoder.encode(fields), over));
    }

    private void section(byte[] block, boolean over) throws IOException {
        int flags = over ? Frame.END_STREAM : 0;
        int first = Math.min(block.length, Frame.LARGEST);
        send(
                Frame.HEADERS,
                flags | (first == block.length ? Frame.END_HEADERS : 0),
                stream,
                Arrays.copyOf(block, first));
        for (int from = first; from < block.length; from += Frame.LARGEST) {
            int to = Math.min(block.length, from + Frame.LARGEST);
            var part = Arrays.copyOfRange(block, from, to);
            send(Frame.CONTINUATION, to == block.length ? Frame.END_HEADERS : 0, stream, part);
        }
    }

    /** Writes a part of the body, as soon as the other side has room for it. */
    public void write(byte[] bytes) throws IOException {
        int count;
        for (int from = 0; from < bytes.length; from += count) {
            count = window.take(Math.min(bytes.length - from, Frame.LARGEST));
            send(Frame.DATA, 0, stream, Arrays.copyOfRange(bytes, from, from + count));
        }
    }

    /** The body of the request is complete. */
    public void endRequest() throws IOException {
        send(Frame.DATA, Frame.END_STREAM, stream, new byte[0]);
    }

    /**
     * Waits for the header section of the final answer.
     *
     * @throws Http2Fault when the other side ends the exchange, or does not speak HTTP/2 as it is written
     */
    public Response head() throws IOException {
        return incoming.awaitHead();
    }

    /** The body of the answer. */
    public InputStream body() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int wanted) throws IOException {
                int count = wanted == 0 ? 0 : incoming.read(buffer, offset, wanted);
                taken(Math.max(0, count));
                return count;
            }
        };
    }

    /** What the other side said when it announced to leave, if it did. */
    public Optional<String> farewell() {
        return Optional.ofNullable(goAway).map(GoAway::toString);
    }

    /** Reads what the other side sends until the connection ends, which ends the exchange unless it is over. */
    public void pump() {
        try {
            for (var frame = Frame.read(in); ; frame = Frame.read(in)) {
                take(frame);
            }
        } catch (IOException failure) {
            fail(failure);
        }
    }

    private void fail(IOException failure) {
        var known = goAway;
        var reason = known == null || failure instanceof Http2Fault
                ? failure
                : new Http2Fault(
                        "the target said " + known + ", and ended the connection before the answer was complete");
        incoming.fail(reason);
        window.fail(reason);
    }

    private void take(Frame frame) throws IOException {
        if (!incoming.isGreeted()) {
            greet(frame);
        }
        switch (frame.type()) {
            case Frame.DATA -> data(frame);
            case Frame.HEADERS -> headers(frame);
            case Frame.RST_STREAM -> reset(frame);
            case Frame.SETTINGS -> settings(frame);
            case Frame.PUSH_PROMISE -> throw new Http2Fault("the target pushes a stream, which it was asked not to do");
            case Frame.PING -> ping(frame);
            case Frame.GOAWAY -> goAway(frame);
            case Frame.WINDOW_UPDATE -> widen(frame);
            case Frame.CONTINUATION -> throw new Http2Fault("the target continues a header block that is complete");
            default -> {
                // a priority, or a type of frame of later versions, which are passed over
            }
        }
    }

    private void greet(Frame frame) throws IOException {
        if (frame.type() != Frame.SETTINGS) {
            throw new Http2Fault(
                    "the target begins HTTP/2 with a frame of type " + frame.type() + " instead of settings");
        }
        incoming.greeted();
    }

    private void data(Frame frame) throws Http2Fault {
        var content = frame.content();
        if (frame.stream() != stream) {
            widenTheirs(0, frame.payload().length);
            return;
        }
        incoming.data(content, frame.payload().length);
        taken(frame.payload().length - content.length);
        if (frame.has(Frame.END_STREAM)) {
            incoming.end();
        }
    }

    private void headers(Frame first) throws IOException {
        var block = new ByteArrayOutputStream();
        block.writeBytes(first.content());
        for (var last = first; !last.has(Frame.END_HEADERS); ) {
            last = Frame.read(in);
            if (last.type() != Frame.CONTINUATION || last.stream() != first.stream()) {
                throw new Http2Fault("the target sends another frame in the middle of a header block");
            }
            block.writeBytes(last.payload());
            if (block.size() > LONGEST_HEAD) {
                throw new Http2Fault("the target sends a header section of more than " + LONGEST_HEAD + " bytes");
            }
        }
        var fields = decoder.decode(block.toByteArray());
        if (first.stream() == stream) {
            section(fields);
            if (first.has(Frame.END_STREAM)) {
                incoming.end();
            }
        }
    }

    /** A header section of the answer: interim, final, or behind the body. */
    private void section(List<Header> fields) throws Http2Fault {
        if (incoming.hasHead()) {
            return;
        }
        var status = fields.stream()
                .filter(field -> field.name().equals(":status"))
                .map(Header::value)
                .findFirst()
                .orElse("");
        if (!status.matches("[1-9]\\d\\d")) {
            throw new Http2Fault("the answer has no status in its header section, but '" + status + "'");
        }
        if (!status.startsWith("1")) {
            var named = fields.stream()
                    .filter(field -> !field.name().startsWith(":"))
                    .toList();
            incoming.head(new Response(Integer.parseInt(status), named, new byte[0]));
        }
    }

    private void reset(Frame frame) throws Http2Fault {
        if (frame.stream() == stream) {
            var reason = new Http2Fault("the target reset the stream with " + ErrorCodes.name(frame.number(0)));
            incoming.fail(reason);
            window.fail(reason);
        }
    }

    private void settings(Frame frame) throws Http2Fault {
        if (frame.has(Frame.ACK)) {
            return;
        }
        var settings = ByteBuffer.wrap(frame.payload());
        while (settings.remaining() >= SETTING_LENGTH) {
            int name = settings.getShort() & 0xffff;
            int value = settings.getInt();
            if (name == INITIAL_WINDOW) {
                window.initial(value);
            }
        }
        write(() -> send(Frame.SETTINGS, Frame.ACK, 0, new byte[0]));
    }

    private void ping(Frame frame) {
        if (!frame.has(Frame.ACK)) {
            write(() -> send(Frame.PING, Frame.ACK, 0, frame.payload()));
        }
    }

    private void goAway(Frame frame) throws Http2Fault {
        goAway = GoAway.of(frame);
        if (goAway.last() < stream) {
            throw new Http2Fault("the target said " + goAway + " and did not look at the request");
        }
    }

    private void widen(Frame frame) throws Http2Fault {
        int by = frame.number(0) & Integer.MAX_VALUE;
        if (frame.stream() == 0) {
            window.widenConnection(by);
        } else if (frame.stream() == stream) {
            window.widenStream(by);
        }
    }

    /** So much of the answer was taken, and may come again. */
    private synchronized void taken(int count) {
        untold += count;
        if (untold < TOLD || incoming.hasEnded()) {
            return;
        }
        widenTheirs(0, untold);
        widenTheirs(stream, untold);
        untold = 0;
    }

    private void widenTheirs(int of, int by) {
        if (by > 0) {
            write(() -> send(Frame.WINDOW_UPDATE, 0, of, number(by)));
        }
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private void send(int type, int flags, int of, byte[] payload) throws IOException {
        synchronized (out) {
            out.write(new Frame(type, flags, of, payload).bytes());
            out.flush();
        }
    }
}
