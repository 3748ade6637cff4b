// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vocabulary of S2 deviations changes what it names and nothing else. */
class S2BehavioursTest {

    private static final String READ = "/v1/streams/s%2Ft/records?seq_num=0";
    private static final String BATCH = "{\"records\":[{\"seq_num\":0,\"body\":\"ä\"},{\"seq_num\":1,\"body\":\"b\"}]}";
    private static final String EVENTS = "event: batch\nid: 1,2,18\ndata: " + BATCH + "\n\n"
            + "event: ping\ndata: {\"timestamp\":1}\n\n" + "data: [DONE]\n\n";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private URI upstream;

    @BeforeEach
    void start() {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(S2BehavioursTest::serve)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        upstream = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static void serve(HttpServerRequest request) {
        if (request.path().endsWith("/tail")) {
            request.response().end("{\"tail\":{\"seq_num\":2}}");
        } else if (request.method().name().equals("POST")) {
            request.body().onSuccess(body -> request.response().end(body));
        } else if (S2Wire.EVENT_STREAM.equals(request.getHeader("Accept"))) {
            request.response().putHeader("Content-Type", S2Wire.EVENT_STREAM).end(EVENTS);
        } else if (request.getParam("seq_num").equals("9")) {
            request.response().setStatusCode(416).end("{\"tail\":{}}");
        } else {
            request.response().putHeader("Content-Type", "application/json").end(BATCH);
        }
    }

    @Test
    void batchesAreChangedWhicheverWayTheyAreRead() throws Exception {
        Supplier<Behaviour> firstLost =
                () -> S2Behaviours.batches(S2Requests.records(records -> records.subList(1, records.size())));
        assertThat(read(firstLost, READ)).isEqualTo("{\"records\":[{\"seq_num\":1,\"body\":\"b\"}]}");
        assertThat(follow(firstLost))
                .isEqualTo(EVENTS.replace(BATCH, "{\"records\":[{\"seq_num\":1,\"body\":\"b\"}]}"));
    }

    @Test
    void eachRecordCanBeChanged() throws Exception {
        Supplier<Behaviour> stamped =
                () -> S2Behaviours.answers(S2Requests.eachRecord(each -> each.put("timestamp", 7)));
        assertThat(read(stamped, READ)).contains("\"ä\",\"timestamp\":7}", "\"b\",\"timestamp\":7}");
        assertThat(follow(stamped)).isEqualTo(EVENTS);
    }

    @Test
    void eventsCanBeChangedLostAndRepeated() throws Exception {
        assertThat(follow(() -> S2Behaviours.events(S2Wire.BATCH, Event::withoutId)))
                .isEqualTo(EVENTS.replace("id: 1,2,18\n", ""));
        assertThat(follow(() -> S2Behaviours.without(S2Wire.PING)))
                .doesNotContain("ping")
                .contains("[DONE]");
        assertThat(follow(() -> S2Behaviours.twice("message"))).endsWith("data: [DONE]\n\ndata: [DONE]\n\n");
    }

    @Test
    void eventsCanComeLateInTheirOrder() throws Exception {
        long begin = System.nanoTime();
        assertThat(follow(() -> S2Behaviours.late(S2Wire.PING, 300))).isEqualTo(EVENTS);
        assertThat(System.nanoTime() - begin).isGreaterThan(290_000_000L);
    }

    @Test
    void aSessionCanEndEarlyAndSayMore() throws Exception {
        assertThat(follow(() -> Behaviour.reply(
                        S2Requests::opensEvents, reply -> reply.endedAfter(event -> event.is(S2Wire.BATCH)))))
                .endsWith(BATCH + "\n\n");
        assertThat(follow(() -> Behaviour.reply(
                        S2Requests::opensEvents, reply -> reply.followedBy(Event.of(S2Wire.PING, "{}")))))
                .isEqualTo(EVENTS + "event: ping\ndata: {}\n\n");
    }

    @Test
    void statusTailAndAcknowledgementCanBeChanged() throws Exception {
        assertThat(read(() -> S2Behaviours.readsRefused(416, 404), READ.replace("=0", "=9")))
                .isEqualTo("404 {\"tail\":{}}");
        assertThat(read(() -> S2Behaviours.tails(tail -> tail.put("more", 1)), "/v1/streams/s/records/tail"))
                .isEqualTo("{\"tail\":{\"seq_num\":2},\"more\":1}");
        assertThat(append(() -> S2Behaviours.acknowledgements(ack -> ack.put("x", 2))))
                .isEqualTo("{\"a\":1,\"x\":2}");
    }

    @Test
    void requestsCanBeChanged() throws Exception {
        assertThat(read(
                        () -> Behaviour.request(
                                S2Requests::reads, request -> request.mapParam(S2Wire.SEQ_NUM, seq -> "9")),
                        READ))
                .startsWith("416 ");
        assertThat(append(() ->
                        Behaviour.request(S2Requests::appends, request -> request.mapJson(batch -> batch.put("b", 2)))))
                .isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void aDeviationCanAskForTheTailItself() throws Exception {
        assertThat(read(
                        () -> Behaviour.on(S2Requests::reads, (request, up) -> up.send(S2Requests.tailOf(request))),
                        READ))
                .isEqualTo("{\"tail\":{\"seq_num\":2}}");
    }

    @Test
    void requestsAreToldApart() {
        assertThat(S2Requests.reads(Request.of("GET", "/v1/streams/records"))).isFalse();
        assertThat(S2Requests.asksStream(Request.of("GET", "/v1/streams/records")))
                .isTrue();
        assertThat(S2Requests.createsStream(Request.of("POST", "/v1/streams"))).isTrue();
        assertThat(S2Requests.createsStream(Request.of("PUT", "/v1/streams/s"))).isTrue();
        assertThat(S2Requests.listsStreams(Request.of("GET", "/v1/streams?limit=1")))
                .isTrue();
        assertThat(S2Requests.deletesBasin(Request.of("DELETE", "/v1/basins/b")))
                .isTrue();
        assertThat(S2Requests.deletesStream(Request.of("DELETE", "/v1/basins/b")))
                .isFalse();
        Request session = Request.of("POST", "/v1/streams/s/records").withHeader("Content-Type", "s2s/proto");
        assertThat(S2Requests.appends(session)).isFalse();
        assertThat(S2Requests.speaksS2s(session)).isTrue();
    }

    private String read(Supplier<Behaviour> behaviour, String target) throws Exception {
        return through(behaviour, proxy -> HttpRequest.newBuilder(proxy.resolve(target))
                .build());
    }

    private String follow(Supplier<Behaviour> behaviour) throws Exception {
        return through(behaviour, proxy -> HttpRequest.newBuilder(proxy.resolve(READ))
                .header("Accept", S2Wire.EVENT_STREAM)
                .build());
    }

    private String append(Supplier<Behaviour> behaviour) throws Exception {
        return through(behaviour, proxy -> HttpRequest.newBuilder(proxy.resolve("/v1/streams/s/records"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"a\":1}"))
                .build());
    }

    private String through(Supplier<Behaviour> behaviour, Function<URI, HttpRequest> request)
            throws IOException, InterruptedException {
        Deviation deviation = new Deviation("test", List.of(), "Tests.", behaviour);
        try (DeviatingProxy proxy = DeviatingProxy.start(upstream, deviation)) {
            var answer = client.send(request.apply(proxy.base()), BodyHandlers.ofString());
            assertThat(proxy.failures()).isEmpty();
            return (answer.statusCode() == 200 ? "" : answer.statusCode() + " ") + answer.body();
        }
    }
}
