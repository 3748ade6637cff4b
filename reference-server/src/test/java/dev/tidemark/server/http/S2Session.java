// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** A session of frames over HTTP/2 with prior knowledge, or over HTTP/1.1. */
final class S2Session implements AutoCloseable {

    private static final int PREFIX = 4;

    private final HttpClient http;
    private final HttpClientRequest request;
    private final HttpClientResponse response;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private Buffer received = Buffer.buffer();

    S2Session(
            Vertx vertx, HttpVersion version, ServerProcess server, HttpMethod method, String path, String... headers) {
        var options = new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false);
        http = vertx.createHttpClient(options);
        request =
                await(http.request(method, server.uri().getPort(), server.uri().getHost(), path));
        request.putHeader("Content-Type", "s2s/proto");
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
        // Before anything is sent: a handler that comes later could miss the first frame.
        Future<HttpClientResponse> answer = request.response().map(this::listening);
        await(
                method == HttpMethod.GET
                        ? request.end()
                        : request.setChunked(true).sendHead());
        response = await(answer);
    }

    /** Runs on the event loop, before anything of the body arrives. */
    private HttpClientResponse listening(HttpClientResponse answer) {
        answer.handler(this::receive);
        answer.endHandler(over -> frames.add(Frame.END));
        answer.exceptionHandler(broken -> frames.add(Frame.BROKEN));
        return answer;
    }

    int status() {
        return response.statusCode();
    }

    String header(String name) {
        return response.getHeader(name);
    }

    void send(Buffer bytes) {
        await(request.write(bytes));
    }

    /** Sends without waiting until it is written. */
    Future<Void> offer(Buffer bytes) {
        return request.write(bytes);
    }

    void endInput() {
        await(request.end());
    }

    /** Takes no more from the connection than fits into the buffers on the way, until {@link #resume}. */
    void pause() {
        response.pause();
    }

    void resume() {
        response.resume();
    }

    Frame next() throws InterruptedException {
        Frame frame = frames.poll(20, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("no frame came");
        }
        return frame;
    }

    @Override
    public void close() {
        await(http.close());
    }

    static Buffer frame(int flags, byte[] body) {
        return Buffer.buffer()
                .appendMedium(body.length + 1)
                .appendByte((byte) flags)
                .appendBytes(body);
    }

    /** An input of records with these bodies. */
    static Buffer input(String... bodies) {
        return frame(0, message(-1, bodies));
    }

    /** An input that must start at a sequence number. */
    static Buffer inputAt(long sequence, String... bodies) {
        return frame(0, message(sequence, bodies));
    }

    static byte[] message(long sequence, String... bodies) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            for (String body : bodies) {
                byte[] text = body.getBytes(UTF_8);
                out.writeTag(1, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                out.writeUInt32NoTag(CodedOutputStream.computeByteArraySize(3, text));
                out.writeByteArray(3, text);
            }
            if (sequence >= 0) {
                out.writeUInt64(2, sequence);
            }
            out.flush();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return bytes.toByteArray();
    }

    private void receive(Buffer part) {
        received.appendBuffer(part);
        int at = 0;
        while (received.length() - at >= PREFIX && received.length() - at >= received.getUnsignedMedium(at) + 3) {
            int end = at + 3 + received.getUnsignedMedium(at);
            frames.add(new Frame(received.getUnsignedByte(at + 3), received.getBytes(at + PREFIX, end)));
            at = end;
        }
        received = received.getBuffer(at, received.length());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** One message, or the end of all. */
    record Frame(int flags, byte[] body) {

        static final Frame END = new Frame(-1, new byte[0]);
        static final Frame BROKEN = new Frame(-2, new byte[0]);

        boolean isTerminal() {
            return flags >= 0 && (flags & 0x80) != 0;
        }

        int status() {
            return Buffer.buffer(body).getUnsignedShort(0);
        }

        String problem() {
            return Buffer.buffer(body).getString(2, body.length);
        }

        /** The bodies of the records of a batch. */
        List<String> bodies() throws IOException {
            List<String> bodies = new ArrayList<>();
            CodedInputStream in = CodedInputStream.newInstance(message());
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == (1 << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                    bodies.add(new String(field(in.readByteArray(), 4), UTF_8));
                } else {
                    in.skipField(tag);
                }
            }
            return bodies;
        }

        /** The sequence number of the first record that an acknowledgement is about. */
        long start() throws IOException {
            CodedInputStream position = CodedInputStream.newInstance(field(message(), 1));
            return position.readTag() == (1 << 3) ? position.readUInt64() : 0;
        }

        private byte[] message() throws IOException {
            if (flags == 0x40) {
                return new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            }
            if (flags != 0) {
                throw new AssertionError("no regular message: " + flags + " " + new String(body, UTF_8));
            }
            return body;
        }

        private static byte[] field(byte[] message, int number) throws IOException {
            CodedInputStream in = CodedInputStream.newInstance(message);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == (number << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED)) {
                    return in.readByteArray();
                }
                in.skipField(tag);
            }
            return new byte[0];
        }
    }
}
