// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.URI;

/** Speaks S2 v1 in JSON, about one stream of a basin that is made for it. */
public final class S2Client implements AutoCloseable {

    private static final String BASIN_HEADER = "s2-basin";
    private static final String STREAM = "records-of-100-bytes";

    private final HttpClient http;
    private final URI server;
    private final String basin;

    public S2Client(Vertx vertx, URI server, String basin, int connections) {
        this.server = server;
        this.basin = basin;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(server.getHost())
                .setDefaultPort(server.getPort())
                .setMaxPoolSize(connections)
                .setKeepAliveTimeout(0));
    }

    /** Makes the basin and the stream. */
    public Future<Void> create() {
        return send(HttpMethod.POST, "/v1/basins", "{\"basin\":\"" + basin + "\"}")
                .compose(made -> send(HttpMethod.POST, "/v1/streams", "{\"stream\":\"" + STREAM + "\"}"));
    }

    /** Removes the basin and the stream. */
    public Future<Void> delete() {
        return send(HttpMethod.DELETE, "/v1/basins/" + basin, "");
    }

    /** So many records of a hundred bytes as one request, as it goes over the wire. */
    public Buffer appendRequest(int records) {
        Buffer body = batch(records);
        String head = "POST " + path() + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n" + BASIN_HEADER + ": "
                + basin + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return Buffer.buffer(head).appendBuffer(body);
    }

    public Future<Void> append(int records) {
        return send(HttpMethod.POST, path(), batch(records).toString());
    }

    /** Reads so many records from a sequence number on; gives the whole answer. */
    public Future<Buffer> read(long from, int records) {
        return http.request(HttpMethod.GET, path() + "?seq_num=" + from + "&count=" + records)
                .compose(request -> request.putHeader(BASIN_HEADER, basin).send())
                .compose(answer -> checked(answer).body());
    }

    private static Buffer batch(int records) {
        Buffer body = Buffer.buffer("{\"records\":[");
        for (int i = 0; i < records; i++) {
            body.appendString(i == 0 ? "{\"body\":\"" : ",{\"body\":\"")
                    .appendBuffer(Messages.plain())
                    .appendString("\"}");
        }
        return body.appendString("]}");
    }

    private static String path() {
        return "/v1/streams/" + STREAM + "/records";
    }

    private Future<Void> send(HttpMethod method, String path, String json) {
        return http.request(method, path).compose(request -> {
            HttpClientRequest ready =
                    request.putHeader(BASIN_HEADER, basin).putHeader(Protocol.CONTENT_TYPE, Protocol.JSON);
            return (json.isEmpty() ? ready.send() : ready.send(json))
                    .compose(answer -> checked(answer).end());
        });
    }

    private static HttpClientResponse checked(HttpClientResponse answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new UnexpectedAnswer(answer.request().getMethod() + " "
                    + answer.request().getURI() + " was answered with " + answer.statusCode());
        }
        return answer;
    }

    @Override
    public void close() {
        http.close();
    }
}
