// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.DeviatingProxy;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.s2.model.Vocabulary;
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
class BehavioursTest {

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
                .requestHandler(BehavioursTest::serve)
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
        } else if (Vocabulary.EVENT_STREAM.equals(request.getHeader("Accept"))) {
            request.response()
                    .putHeader("Content-Type", Vocabulary.EVENT_STREAM)
                    .end(EVENTS);
        } else if (request.getParam("seq_num").equals("9")) {
            request.response().setStatusCode(416).end("{\"tail\":{}}");
        } else {
            request.response().putHeader("Content-Type", "application/json").end(BATCH);
        }
    }

    @Test
    void batchesAreChangedWhicheverWayTheyAreRead() throws Exception {
        Supplier<Behaviour> firstLost =
                () -> Behaviours.batches(Requests.records(records -> records.subList(1, records.size())));
        assertThat(read(firstLost, READ)).isEqualTo("{\"records\":[{\"seq_num\":1,\"body\":\"b\"}]}");
        assertThat(follow(firstLost))
                .isEqualTo(EVENTS.replace(BATCH, "{\"records\":[{\"seq_num\":1,\"body\":\"b\"}]}"));
    }

    @Test
    void eachRecordCanBeChanged() throws Exception {
        Supplier<Behaviour> stamped = () -> Behaviours.answers(Requests.eachRecord(each -> each.put("timestamp", 7)));
        assertThat(read(stamped, READ)).contains("\"ä\",\"timestamp\":7}", "\"b\",\"timestamp\":7}");
        assertThat(follow(stamped)).isEqualTo(EVENTS);
    }

    @Test
    void eventsCanBeChangedLostAndRepeated() throws Exception {
        assertThat(follow(() -> Behaviours.events(Vocabulary.EVENT_BATCH, Event::withoutId)))
                .isEqualTo(EVENTS.replace("id: 1,2,18\n", ""));
        assertThat(follow(() -> Behaviours.without(Vocabulary.EVENT_PING)))
                .doesNotContain("ping")
                .contains("[DONE]");
        assertThat(follow(() -> Behaviours.twice("message"))).endsWith("data: [DONE]\n\ndata: [DONE]\n\n");
    }

    @Test
    void eventsCanComeLateInTheirOrder() throws Exception {
        long begin = System.nanoTime();
        assertThat(follow(() -> Behaviours.late(Vocabulary.EVENT_PING, 300))).isEqualTo(EVENTS);
        assertThat(System.nanoTime() - begin).isGreaterThan(290_000_000L);
    }

    @Test
    void aSessionCanEndEarlyAndSayMore() throws Exception {
        assertThat(follow(() -> Behaviour.reply(
                        Requests::opensEvents, reply -> reply.endedAfter(event -> event.is(Vocabulary.EVENT_BATCH)))))
                .endsWith(BATCH + "\n\n");
        assertThat(follow(() -> Behaviour.reply(
                        Requests::opensEvents, reply -> reply.followedBy(Event.of(Vocabulary.EVENT_PING, "{}")))))
                .isEqualTo(EVENTS + "event: ping\ndata: {}\n\n");
    }

    @Test
    void statusTailAndAcknowledgementCanBeChanged() throws Exception {
        assertThat(read(() -> Behaviours.readsRefused(416, 404), READ.replace("=0", "=9")))
                .isEqualTo("404 {\"tail\":{}}");
        assertThat(read(() -> Behaviours.tails(tail -> tail.put("more", 1)), "/v1/streams/s/records/tail"))
                .isEqualTo("{\"tail\":{\"seq_num\":2},\"more\":1}");
        assertThat(append(() -> Behaviours.acknowledgements(ack -> ack.put("x", 2))))
                .isEqualTo("{\"a\":1,\"x\":2}");
    }

    @Test
    void requestsCanBeChanged() throws Exception {
        assertThat(read(
                        () -> Behaviour.request(
                                Requests::reads, request -> request.mapParam(Vocabulary.SEQ_NUM, seq -> "9")),
                        READ))
                .startsWith("416 ");
        assertThat(append(() ->
                        Behaviour.request(Requests::appends, request -> request.mapJson(batch -> batch.put("b", 2)))))
                .isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void aDeviationCanAskForTheTailItself() throws Exception {
        assertThat(read(() -> Behaviour.on(Requests::reads, (request, up) -> up.send(Requests.tailOf(request))), READ))
                .isEqualTo("{\"tail\":{\"seq_num\":2}}");
    }

    @Test
    void requestsAreToldApart() {
        assertThat(Requests.reads(Request.of("GET", "/v1/streams/records"))).isFalse();
        assertThat(Requests.asksStream(Request.of("GET", "/v1/streams/records")))
                .isTrue();
        assertThat(Requests.createsStream(Request.of("POST", "/v1/streams"))).isTrue();
        assertThat(Requests.createsStream(Request.of("PUT", "/v1/streams/s"))).isTrue();
        assertThat(Requests.listsStreams(Request.of("GET", "/v1/streams?limit=1")))
                .isTrue();
        assertThat(Requests.deletesBasin(Request.of("DELETE", "/v1/basins/b"))).isTrue();
        assertThat(Requests.deletesStream(Request.of("DELETE", "/v1/basins/b"))).isFalse();
        Request session = Request.of("POST", "/v1/streams/s/records").withHeader("Content-Type", "s2s/proto");
        assertThat(Requests.appends(session)).isFalse();
        assertThat(Requests.speaksS2s(session)).isTrue();
    }

    private String read(Supplier<Behaviour> behaviour, String target) throws Exception {
        return through(behaviour, proxy -> HttpRequest.newBuilder(proxy.resolve(target))
                .build());
    }

    private String follow(Supplier<Behaviour> behaviour) throws Exception {
        return through(behaviour, proxy -> HttpRequest.newBuilder(proxy.resolve(READ))
                .header("Accept", Vocabulary.EVENT_STREAM)
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
        try (DeviatingProxy proxy = deviation.before(upstream)) {
            var answer = client.send(request.apply(proxy.base()), BodyHandlers.ofString());
            assertThat(proxy.failures()).isEmpty();
            return (answer.statusCode() == 200 ? "" : answer.statusCode() + " ") + answer.body();
        }
    }
}
