// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import static dev.tidemark.server.http.Client.header;

import dev.tidemark.server.http.Client;
import dev.tidemark.server.http.Subscriber;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Appends to the stream of a pull-wake subscription and works on it: claims, acks, finishes, gives back, one after the other. So
 * when the server dies one request at most has no answer, and the cursor and the lease are as before it or as after it.
 */
final class PullWorker implements Actor {

    private static final String ID = "crash-pull";
    private static final String STREAM = "crash-pull/work";
    private static final String WAKES = "crash-wakes";
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";
    private static final String NOTHING = "0000000000000000_0000000000000000";

    /** Longer than any run: here no lease expires. */
    private static final long LEASE = 600_000;

    private final Random random;
    private final Tally tally;
    private final Map<Long, String> wakes = new HashMap<>();
    private boolean created;
    private String tail = NOTHING;
    private String acked = NOTHING;

    /** Where the cursor is if the request that had no answer was carried out. */
    private Optional<String> perhapsAcked = Optional.empty();

    /** The wake that it holds, as it was told. */
    private Optional<JsonObject> held = Optional.empty();

    /** Whether the request that had no answer would have ended the lease. */
    private boolean perhapsEnded;

    /** Whether it would have begun one. */
    private boolean perhapsClaimed;

    PullWorker(Random random, Tally tally) {
        this.random = random;
        this.tally = tally;
    }

    @Override
    public void work(Client client) {
        Subscriber subscriber = new Subscriber(client);
        try {
            client.put(WAKES, JSON, "[]");
            client.put(STREAM, TEXT, "");
            int status = subscriber.pull(ID, WAKES, "crash-pull/*", LEASE).statusCode();
            require(status == 200 || status == 201, "the subscription was answered with " + status);
            created = true;
            while (true) {
                step(client, subscriber);
            }
        } catch (UncheckedIOException gone) {
            // settled after the restart
        }
    }

    private void step(Client client, Subscriber subscriber) {
        if (held.isPresent() && random.nextInt(3) > 0) {
            goOn(subscriber, held.get());
        } else if (held.isEmpty() && tail.compareTo(acked) > 0 && random.nextBoolean()) {
            claim(subscriber);
        } else {
            HttpResponse<String> answer = client.post(STREAM, TEXT, "x");
            require(answer.statusCode() == 204, "an append was answered with " + answer.statusCode());
            tail = header(answer, "Stream-Next-Offset");
            tally.acknowledged("append to a stream with workers");
        }
    }

    private void claim(Subscriber subscriber) {
        perhapsClaimed = true;
        HttpResponse<String> answer = subscriber.claim(ID, "worker");
        perhapsClaimed = false;
        require(answer.statusCode() == 200, "work cannot be claimed: " + answer.body());
        JsonObject wake = new JsonObject(answer.body());
        String before = wakes.put(wake.getLong("generation"), wake.getString("wake_id"));
        require(before == null, "generation " + wake.getLong("generation") + " was claimed twice");
        require(
                wakes.keySet().stream().allMatch(known -> known <= wake.getLong("generation")),
                "a generation that is lower than an earlier one");
        held = Optional.of(wake);
        tally.acknowledged("claim");
    }

    private void goOn(Subscriber subscriber, JsonObject wake) {
        int dice = random.nextInt(4);
        boolean ends = dice > 0;
        String offset = dice == 3 ? acked : tail;
        perhapsEnded = ends;
        perhapsAcked = Optional.of(offset);
        String token = wake.getString("token");
        HttpResponse<String> answer = dice == 3
                ? subscriber.post(ID, "release", Subscriber.report(wake, false), token)
                : subscriber.post(ID, "ack", Subscriber.report(wake, ends, STREAM, offset), token);
        perhapsAcked = Optional.empty();
        perhapsEnded = false;
        require(answer.statusCode() == (dice == 3 ? 204 : 200), "the holder was refused: " + answer.body());
        acked = offset;
        held = ends ? Optional.empty() : held;
        tally.acknowledged(dice == 3 ? "release" : "ack");
    }

    @Override
    public void compare(Client client) {
        Subscriber subscriber = new Subscriber(client);
        if (subscriber.get(ID).statusCode() == 404) {
            require(!created, "the subscription is lost");
            return;
        }
        tail = header(client.send("HEAD", STREAM, null), "Stream-Next-Offset");
        settleCursor(subscriber);
        settleLease(subscriber);
        checkWakes(client);
    }

    private void settleCursor(Subscriber subscriber) {
        String seen = subscriber.acked(ID, STREAM);
        require(
                seen.equals(acked) || perhapsAcked.filter(seen::equals).isPresent(),
                "the cursor is at " + seen + " instead of " + acked + ", or perhaps " + perhapsAcked);
        acked = seen;
        perhapsAcked = Optional.empty();
    }

    /** Work that nobody holds can be claimed: no wake is lost. */
    private void settleLease(Subscriber subscriber) {
        if (perhapsClaimed) {
            // Without the answer there is no token: only a new subscription makes an end of such a lease before its
            // time.
            HttpResponse<String> answer = subscriber.claim(ID, "worker");
            boolean happened =
                    answer.statusCode() == 409 && Subscriber.code(answer).equals("ALREADY_CLAIMED");
            require(happened || answer.statusCode() == 200, "work cannot be claimed: " + answer.body());
            tally.settled(happened);
            subscriber.delete(ID);
            created = false;
            wakes.clear();
            acked = tail;
        } else if (held.isPresent()) {
            HttpResponse<String> beat = subscriber.post(
                    ID, "ack", Subscriber.report(held.get(), false), held.get().getString("token"));
            require(beat.statusCode() == 200 || perhapsEnded, "the holder was refused: " + beat.body());
            tally.settled(beat.statusCode() != 200);
            held = beat.statusCode() == 200 ? held : Optional.empty();
        }
        perhapsClaimed = false;
        perhapsEnded = false;
        if (created && held.isEmpty() && tail.compareTo(acked) > 0) {
            claim(subscriber);
        }
    }

    /** Each wake stands in its stream once, those of one subscription in the order of their generations. */
    private static void checkWakes(Client client) {
        HttpResponse<String> answer = client.send("GET", WAKES, null);
        if (answer.statusCode() != 200) {
            return;
        }
        long last = 0;
        for (Object each : new JsonArray(Seen.body(client, WAKES, "-1"))) {
            long generation = ((JsonObject) each).getLong("generation");
            if (generation == 1) {
                last = 0; // of a new subscription
            }
            require(generation == last + 1, "generation " + generation + " is written after " + last);
            last = generation;
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("workers: " + otherwise);
        }
    }
}
