// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A connection for many small requests, one at a time, at a fraction of a full HTTP client's cost: what the load
 * generator takes of the machine, the server lacks.
 */
public final class LeanConnection {

    private final NetSocket socket;
    private Buffer received = Buffer.buffer();
    private Promise<LeanAnswer> answer = Promise.promise();

    private LeanConnection(NetSocket socket) {
        this.socket = socket;
        socket.handler(this::arrived).closeHandler(closed -> answer.tryFail("the server closed a connection"));
    }

    public static Future<LeanConnection> open(NetClient client, URI server) {
        return client.connect(server.getPort(), server.getHost()).map(LeanConnection::new);
    }

    /** A request as it goes over the wire, to be sent as often as needed. */
    public static Buffer post(URI root, Stream stream, Buffer body) {
        return request("POST", root, stream, body);
    }

    public static Buffer put(URI root, Stream stream, Buffer body) {
        return request("PUT", root, stream, body);
    }

    /** As {@link #post}, with a token. */
    public static Buffer post(URI root, Stream stream, Buffer body, String token) {
        return request("POST", root, stream, body, "Authorization: Bearer " + token + "\r\n");
    }

    private static Buffer request(String method, URI root, Stream stream, Buffer body) {
        return request(method, root, stream, body, "");
    }

    private static Buffer request(String method, URI root, Stream stream, Buffer body, String more) {
        String head = method + " " + root.getPath() + stream.name() + " HTTP/1.1\r\nHost: " + root.getAuthority()
                + "\r\nContent-Type: " + stream.contentType() + "\r\nContent-Length: " + body.length() + "\r\n"
                + more + "\r\n";
        return Buffer.buffer(head).appendBuffer(body);
    }

    /** Sends a request; completes with its answer if that is a success. */
    public Future<LeanAnswer> send(Buffer request) {
        return ask(request)
                .compose(got -> got.isSuccess()
                        ? Future.succeededFuture(got)
                        : Future.failedFuture("a request was answered with " + got.status()));
    }

    /** Sends a request; completes with its answer, whatever it is. */
    public Future<LeanAnswer> ask(Buffer request) {
        answer = Promise.promise();
        socket.write(request);
        return answer.future();
    }

    private void arrived(Buffer data) {
        received.appendBuffer(data);
        String text = received.toString(StandardCharsets.ISO_8859_1);
        AnswerHead head = AnswerHead.of(text);
        if (head.answerIsComplete()) {
            received = Buffer.buffer();
            answer.tryComplete(new LeanAnswer(head.status(), text));
        }
    }
}
