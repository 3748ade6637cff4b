// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import static dev.tidemark.server.http.Client.header;

import dev.tidemark.server.http.Client;
import dev.tidemark.server.http.Receiver;
import dev.tidemark.server.http.Subscriber;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Appends to the streams of a webhook subscription and receives its wakes: answers that it is done, or calls back, or fails. No
 * generation is ever that of two wakes, what was appended is announced until it is acked, and nothing else is acked.
 */
final class HookReceiver implements Actor, AutoCloseable {

    private static final String ID = "crash-hook";
    private static final int STREAMS = 3;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(50);

    private final Random random;
    private final Tally tally;
    private final Receiver receiver;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Long, String> wakes = new ConcurrentHashMap<>();

    /** How far the receiver said, or was about to say, that it is done. */
    private final Map<String, String> processed = new ConcurrentHashMap<>();

    private final Map<String, String> acked = new HashMap<>();
    private volatile String violation;

    HookReceiver(Random random, Tally tally) throws IOException {
        this.random = random;
        this.tally = tally;
        this.receiver = new Receiver();
        receiver.answers(this::answer);
    }

    @Override
    public void work(Client client) {
        try {
            JsonObject asked = new JsonObject()
                    .put("type", "webhook")
                    .put("pattern", "crash-hook/*")
                    .put("webhook", new JsonObject().put("url", receiver.url()))
                    .put("lease_ttl_ms", 1000);
            int status = new Subscriber(client).put(ID, asked).statusCode();
            require(status == 200 || status == 201, "the subscription was answered with " + status);
            while (true) {
                String stream = "crash-hook/" + random.nextInt(STREAMS);
                int answer = client.post(stream, "text/plain", "x").statusCode();
                if (answer == 404) {
                    answer = client.put(stream, "text/plain", "x").statusCode();
                }
                require(answer == 204 || answer == 201, "an append was answered with " + answer);
                tally.acknowledged("append to a stream with a webhook");
            }
        } catch (UncheckedIOException gone) {
            // An append without an answer is announced, too, if it happened.
        }
    }

    /** Waits until all that is there was announced and acked. */
    @Override
    public void compare(Client client) {
        Subscriber subscriber = new Subscriber(client);
        if (subscriber.get(ID).statusCode() == 404) {
            require(wakes.isEmpty(), "the subscription is lost");
            return;
        }
        long deadline = System.nanoTime() + PATIENCE;
        for (int number = 0; number < STREAMS; number++) {
            String stream = "crash-hook/" + number;
            HttpResponse<String> head = client.send("HEAD", stream, null);
            if (head.statusCode() == 200) {
                String tail = header(head, "Stream-Next-Offset");
                String seen = subscriber.acked(ID, stream);
                while (!tail.equals(seen)) {
                    require(System.nanoTime() < deadline, stream + " is never acked: " + seen + " of " + tail);
                    require(violation == null, violation);
                    pause();
                    seen = subscriber.acked(ID, stream);
                }
                require(seen.compareTo(acked.getOrDefault(stream, "")) >= 0, "a cursor went back");
                require(
                        seen.compareTo(processed.getOrDefault(stream, "")) <= 0,
                        "more is acked than was done: " + seen);
                acked.put(stream, seen);
            }
        }
        require(violation == null, violation);
    }

    @Override
    public void close() {
        receiver.close();
    }

    private Receiver.Response answer(Receiver.Delivery delivery) {
        JsonObject wake = delivery.json();
        long number = wake.getLong("generation");
        String id = wake.getString("wake_id");
        String before = wakes.putIfAbsent(number, id);
        if (before != null && !before.equals(id)) {
            violation = "generation " + number + " is that of two wakes";
        }
        int dice = new Random(id.hashCode()).nextInt(20);
        if (dice == 0 && before == null) {
            return new Receiver.Response(500, "");
        }
        wake.getJsonArray("streams").stream()
                .map(JsonObject.class::cast)
                .forEach(stream -> processed.merge(
                        stream.getString("path"),
                        stream.getString("tail_offset"),
                        (one, other) -> one.compareTo(other) > 0 ? one : other));
        tally.acknowledged("wake received");
        if (dice > 5) {
            return new Receiver.Response(200, "{\"done\":true}");
        }
        callBack(wake);
        return new Receiver.Response(200, "{}");
    }

    /** If it does not arrive, the lease expires and another wake follows. */
    private void callBack(JsonObject wake) {
        List<String> acks = wake.getJsonArray("streams").stream()
                .map(JsonObject.class::cast)
                .flatMap(stream -> List.of(stream.getString("path"), stream.getString("tail_offset")).stream())
                .toList();
        http.sendAsync(
                HttpRequest.newBuilder(URI.create(wake.getString("callback_url")))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + wake.getString("callback_token"))
                        .POST(HttpRequest.BodyPublishers.ofString(
                                Subscriber.report(wake, true, acks.toArray(String[]::new))
                                        .encode()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("webhook: " + otherwise);
        }
    }
}
