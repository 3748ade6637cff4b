// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reading by server-sent events. */
class S2EventsIT {

    private static final String[] EVENTS = {"Accept", "text/event-stream"};

    private static ServerProcess server;
    private static BasinClient client;
    private static Client metrics;

    @BeforeAll
    static void start() throws IOException {
        server = new ServerProcess("memory");
        client = new BasinClient(server);
        metrics = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aBoundedSessionEndsAtTheTail() {
        String stream = client.stream();
        client.append(stream, "a", "b");
        HttpResponse<String> answer = client.read(stream, "seq_num=0&count=5", EVENTS);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/event-stream");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache, no-transform");
        List<Event> events = Event.all(answer.body());
        assertThat(events).extracting(Event::name).containsExactly("batch", null);
        assertThat(events.get(0).id()).isEqualTo("1,2,18");
        assertThat(events.get(0).bodies()).containsExactly("a", "b");
        assertThat(events.get(1).data()).isEqualTo("[DONE]");
        assertThat(events.get(1).id()).isNull();
        String[] base64 = {"Accept", "text/event-stream", "s2-format", "base64"};
        assertThat(client.read(stream, "seq_num=1&count=5", base64).body()).contains("\"body\":\"Yg==\"");
    }

    @Test
    void totalsGoOnWhenAReaderComesBack() {
        String stream = client.stream();
        for (int i = 0; i < 10; i++) {
            client.append(stream, "" + i);
        }
        List<Event> first = Event.all(client.read(stream, "seq_num=0&count=7&bytes=63", with("Last-Event-ID", "2,3,27"))
                .body());
        assertThat(first.get(0).bodies()).containsExactly("3", "4", "5", "6");
        assertThat(first.get(0).id()).isEqualTo("6,7,63");
        List<Event> second = Event.all(client.read(stream, "seq_num=0&count=7", with("Last-Event-ID", "4,5,45"))
                .body());
        assertThat(second.get(0).bodies()).containsExactly("5", "6");
        assertThat(second.get(0).id()).isEqualTo("6,7,63");
        List<Event> spent = Event.all(client.read(stream, "seq_num=0&count=10", with("Last-Event-ID", "9,10,90"))
                .body());
        assertThat(spent).extracting(Event::data).containsExactly("[DONE]");
        HttpResponse<String> malformed = client.read(stream, "seq_num=0&count=7", with("Last-Event-ID", "x"));
        assertThat(malformed.statusCode()).isEqualTo(400);
        assertThat(malformed.body()).contains("bad_header");
    }

    @Test
    void aFollowerGetsWhatIsAppended() throws Exception {
        String stream = client.stream();
        client.append(stream, "a");
        try (Session session = new Session(stream, "seq_num=0")) {
            Event batch = session.next();
            assertThat(batch.bodies()).containsExactly("a");
            Event ping = session.next();
            assertThat(ping.name()).isEqualTo("ping");
            assertThat(ping.id()).isNull();
            JsonObject data = new JsonObject(ping.data());
            assertThat(data.getLong("timestamp")).isPositive();
            assertThat(data.getJsonObject("tail").getLong("seq_num")).isEqualTo(1);
            client.append(stream, "b", "c");
            Event live = session.next();
            assertThat(live.bodies()).containsExactly("b", "c");
            assertThat(live.id()).isEqualTo("2,3,27");
            assertThat(new JsonObject(live.data()).getJsonObject("tail").getLong("seq_num"))
                    .isEqualTo(3);
            metrics.awaitMetric("tidemark_sse_sessions_open 1");
        }
        metrics.awaitMetric("tidemark_sse_sessions_open 0");
    }

    @Test
    void aBoundEndsAFollower() throws Exception {
        String stream = client.stream();
        try (Session session = new Session(stream, "count=2&wait=30")) {
            assertThat(session.next().name()).isEqualTo("ping");
            client.append(stream, "a", "b", "c");
            assertThat(session.next().bodies()).containsExactly("a", "b");
            assertThat(session.next().data()).isEqualTo("[DONE]");
            assertThat(session.next()).isNull();
        }
        try (Session session = new Session(stream, "until=1&wait=30&seq_num=3")) {
            assertThat(session.next().name()).isEqualTo("ping");
            client.append(stream, "d");
            assertThat(session.next().data()).isEqualTo("[DONE]");
        }
    }

    @Test
    void theWaitIsTheGapBetweenRecords() throws Exception {
        String stream = client.stream();
        try (Session session = new Session(stream, "wait=2")) {
            assertThat(session.next().name()).isEqualTo("ping");
            long start = System.nanoTime();
            TimeUnit.MILLISECONDS.sleep(1200);
            client.append(stream, "a");
            assertThat(session.next().bodies()).containsExactly("a");
            assertThat(session.next().data()).isEqualTo("[DONE]");
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(3200));
        }
        assertThat(Event.all(client.read(stream, "seq_num=0&wait=0", EVENTS).body()))
                .extracting(Event::name)
                .containsExactly("batch", null);
        assertThat(Event.all(client.read(stream, "wait=0", EVENTS).body()))
                .extracting(Event::data)
                .containsExactly("[DONE]");
    }

    @Test
    void aQuietReaderHearsOfTheServerWithin15Seconds() throws Exception {
        String stream = client.stream();
        try (Session session = new Session(stream, "")) {
            assertThat(session.next().name()).isEqualTo("ping");
            long start = System.nanoTime();
            assertThat(session.next().name()).isEqualTo("ping");
            assertThat(System.nanoTime() - start)
                    .isBetween(TimeUnit.SECONDS.toNanos(5), TimeUnit.MILLISECONDS.toNanos(15_500));
        }
    }

    @Test
    void whatCannotBeOpenedIsRefusedPlainly() {
        String stream = client.stream();
        HttpResponse<String> unwritten = client.read(stream, "count=1", EVENTS);
        assertThat(unwritten.statusCode()).isEqualTo(416);
        assertThat(header(unwritten, "Content-Type")).isEqualTo("application/json");
        assertThat(client.read("missing", "", EVENTS).statusCode()).isEqualTo(404);
        assertThat(client.read(stream, "seq_num=1", EVENTS).statusCode()).isEqualTo(416);
    }

    @Test
    void theEndOfAStreamEndsItsReaders() throws Exception {
        String deleted = client.stream();
        try (Session session = new Session(deleted, "")) {
            assertThat(session.next().name()).isEqualTo("ping");
            client.send("DELETE", "/v1/streams/" + deleted, null);
            Event error = session.next();
            assertThat(error.name()).isEqualTo("error");
            assertThat(new JsonObject(error.data()).getString("code")).startsWith("stream_");
            assertThat(session.next()).isNull();
        }
        String closed = client.stream();
        try (Session session = new Session(closed, "")) {
            assertThat(session.next().name()).isEqualTo("ping");
            metrics.post(client.basin() + "/" + closed, "application/octet-stream", "x", "Stream-Closed", "true");
            assertThat(session.next().bodies()).containsExactly("x");
            assertThat(session.next().data()).isEqualTo("[DONE]");
        }
    }

    @Test
    void nothingIsLostOrRepeatedWhileOthersAppend() throws Exception {
        String stream = client.stream();
        int total = 600;
        Thread writer = new Thread(() -> {
            for (int i = 0; i < total; i++) {
                client.append(stream, "" + i);
            }
        });
        writer.start();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < total; i++) {
            expected.add("" + i);
        }
        for (int reader = 0; reader < 5; reader++) {
            List<String> bodies = new ArrayList<>();
            Event.all(client.read(stream, "tail_offset=1000&wait=5&count=" + total, EVENTS)
                            .body())
                    .stream()
                    .filter(event -> "batch".equals(event.name()))
                    .forEach(event -> bodies.addAll(event.bodies()));
            assertThat(bodies).isEqualTo(expected);
        }
        writer.join();
    }

    @Test
    void aReaderThatPausesLosesNothing() throws Exception {
        String stream = client.stream();
        String large = "x".repeat(100_000);
        client.append(stream, "first");
        try (Session session = new Session(stream, "seq_num=0&wait=20&count=101")) {
            assertThat(session.next().bodies()).containsExactly("first");
            for (int i = 0; i < 100; i++) {
                client.append(stream, i + large);
            }
            List<String> bodies = new ArrayList<>();
            for (Event event = session.next();
                    event != null && !event.data().equals("[DONE]");
                    event = session.next()) {
                bodies.addAll(event.bodies());
            }
            assertThat(bodies).hasSize(100);
            for (int i = 0; i < 100; i++) {
                assertThat(bodies.get(i))
                        .hasSize(("" + i).length() + large.length())
                        .startsWith("" + i);
            }
        }
    }

    private static String[] with(String name, String value) {
        return new String[] {"Accept", "text/event-stream", name, value};
    }

    /** An answer whose events are taken one by one. */
    private static final class Session implements AutoCloseable {

        private final BufferedReader lines;

        Session(String stream, String query) {
            lines = new BufferedReader(new InputStreamReader(client.open(stream, query, EVENTS), UTF_8));
        }

        /** The next event, or null at the end. */
        Event next() throws IOException {
            List<String> fields = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty() && !fields.isEmpty()) {
                    return Event.of(fields);
                }
                fields.add(line);
            }
            return null;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }

    private record Event(String name, String id, String data) {

        static Event of(List<String> fields) {
            return new Event(field(fields, "event"), field(fields, "id"), field(fields, "data"));
        }

        static List<Event> all(String body) {
            return body.isEmpty()
                    ? List.of()
                    : List.of(body.split("\n\n")).stream()
                            .map(event -> of(List.of(event.split("\n"))))
                            .toList();
        }

        List<String> bodies() {
            if (!"batch".equals(name)) {
                return List.of();
            }
            JsonArray records = new JsonObject(data).getJsonArray("records");
            return records.stream()
                    .map(one -> ((JsonObject) one).getString("body"))
                    .toList();
        }

        private static String field(List<String> fields, String name) {
            return fields.stream()
                    .filter(field -> field.startsWith(name + ": "))
                    .map(field -> field.substring(name.length() + 2))
                    .findFirst()
                    .orElse(null);
        }
    }
}
