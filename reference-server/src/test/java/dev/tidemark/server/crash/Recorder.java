// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import dev.tidemark.server.http.Client;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Appends batches of records with headers by S2, and commands among them. Each batch names the sequence number that it
 * must get, so one that had no answer can be sent again: it is refused if it is there.
 */
final class Recorder implements Actor {

    private static final String BASIN = "crash-basin";
    private static final String STREAM = "records";
    private static final String RECORDS = "../../v1/streams/" + STREAM + "/records";
    private static final String[] HEADERS = {
        "s2-basin", BASIN, "s2-format", "base64", "Content-Type", "application/json"
    };
    private static final int KEPT = 150;

    private final Random random;
    private final Tally tally;

    /** All records from sequence number 0 on, as the server must show them. */
    private final List<Item> items = new ArrayList<>();

    private List<Item> unanswered = List.of();
    private int trimPoint;
    private String token = "";
    private int bodies;

    Recorder(Random random, Tally tally) {
        this.random = random;
        this.tally = tally;
    }

    @Override
    public void work(Client client) {
        try {
            if (items.isEmpty()) {
                client.send("PUT", "../../v1/basins/" + BASIN, null);
                client.send("PUT", "../../v1/streams/" + STREAM, null, HEADERS);
            }
            while (true) {
                unanswered = batch();
                require(append(client).statusCode() == 200, "an append was refused");
                take("S2 append");
            }
        } catch (UncheckedIOException gone) {
            // settled after the restart
        }
    }

    private List<Item> batch() {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return List.of(new Item("", "fence", ("token-" + bodies++).getBytes(StandardCharsets.UTF_8)));
        }
        if (dice == 1 && items.size() - trimPoint > KEPT) {
            byte[] point = ByteBuffer.allocate(Long.BYTES)
                    .putLong(items.size() - KEPT / 3)
                    .array();
            return List.of(new Item("", "trim", point));
        }
        List<Item> batch = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0; i--) {
            int number = bodies++;
            batch.add(new Item("number", "" + number, (number + ";").getBytes(StandardCharsets.UTF_8)));
        }
        return batch;
    }

    private HttpResponse<String> append(Client client) {
        JsonArray records = new JsonArray();
        unanswered.forEach(item -> records.add(item.json()));
        JsonObject input = new JsonObject().put("records", records).put("match_seq_num", items.size());
        if (!token.isEmpty()) {
            input.put("fencing_token", token);
        }
        return client.send("POST", RECORDS, input.encode(), HEADERS);
    }

    private void take(String kind) {
        for (Item item : unanswered) {
            items.add(item);
            if (item.is("fence")) {
                token = new String(item.body(), StandardCharsets.UTF_8);
            }
            if (item.is("trim")) {
                trimPoint = (int) ByteBuffer.wrap(item.body()).getLong();
            }
        }
        unanswered = List.of();
        tally.acknowledged(kind);
    }

    @Override
    public void compare(Client client) {
        if (!unanswered.isEmpty()) {
            int status = append(client).statusCode();
            require(status == 200 || status == 412, "sent again, an append was answered with " + status);
            tally.settled(status == 412);
            take("S2 append sent again after a crash");
        }
        if (items.isEmpty()) {
            return;
        }
        List<String> seen = new ArrayList<>();
        JsonArray page = read(client, 0);
        int next = page.getJsonObject(0).getInteger("seq_num");
        require(next == trimPoint, "begins at " + next + " instead of " + trimPoint);
        while (!page.isEmpty()) {
            for (int i = 0; i < page.size(); i++) {
                JsonObject one = page.getJsonObject(i);
                require(one.getInteger("seq_num") == next++, "a sequence number is left out before " + next);
                seen.add(one.getJsonArray("headers").encode() + one.getString("body", ""));
            }
            page = next < items.size() ? read(client, next) : new JsonArray();
        }
        require(seen.equals(items.stream().skip(trimPoint).map(Item::shown).toList()), "other records: " + seen);
        String plain = items.stream()
                .skip(trimPoint)
                .filter(item -> !item.name().isEmpty())
                .map(item -> new String(item.body(), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        require(Seen.body(client, BASIN + "/" + STREAM, "-1").equals(plain), "other bytes for Durable Streams");
        String wrong = new JsonObject()
                .put("records", new JsonArray().add(new JsonObject()))
                .put("fencing_token", token + "x")
                .encode();
        require(client.send("POST", RECORDS, wrong, HEADERS).statusCode() == 412, "another token was accepted");
    }

    private static JsonArray read(Client client, int from) {
        HttpResponse<String> answer = client.send("GET", RECORDS + "?seq_num=" + from, null, HEADERS);
        require(answer.statusCode() == 200, "a read at " + from + " was answered with " + answer.statusCode());
        return new JsonObject(answer.body()).getJsonArray("records");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError("records: " + otherwise);
        }
    }

    /** A record with one header; a command if that has no name. */
    private record Item(String name, String value, byte[] body) {

        boolean is(String command) {
            return name.isEmpty() && value.equals(command);
        }

        JsonObject json() {
            return new JsonObject().put("headers", headers()).put("body", base64(body));
        }

        String shown() {
            return headers().encode() + base64(body);
        }

        private JsonArray headers() {
            return new JsonArray()
                    .add(new JsonArray()
                            .add(base64(name.getBytes(StandardCharsets.UTF_8)))
                            .add(base64(value.getBytes(StandardCharsets.UTF_8))));
        }

        private static String base64(byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
    }
}
