// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import static dev.tidemark.server.http.Client.header;

import dev.tidemark.server.http.Client;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** Many writers to one stream, half of them idempotent producers: which batch comes first only the server decides. */
final class Crowd implements Actor {

    private static final String STREAM = "crowd";
    private static final String JSON = "application/json";
    private static final int LARGEST_BATCH = 6;

    private final List<Writer> writers;
    private final Executor threads;
    private final Tally tally;

    /** What was acknowledged, by the offset behind it. */
    private final ConcurrentSkipListMap<String, List<String>> acknowledged = new ConcurrentSkipListMap<>();

    /** What was not acknowledged and turned out to be there. */
    private final Set<List<String>> found = ConcurrentHashMap.newKeySet();

    Crowd(int size, Random random, Tally tally, Executor threads) {
        this.tally = tally;
        this.threads = threads;
        writers = IntStream.range(0, size)
                .mapToObj(number -> new Writer(number, new Random(random.nextLong())))
                .toList();
    }

    @Override
    public void work(Client client) {
        client.put(STREAM, JSON, "");
        CompletableFuture.allOf(writers.stream()
                        .map(writer -> CompletableFuture.runAsync(() -> writer.work(client), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    @Override
    public void compare(Client client) {
        if (acknowledged.isEmpty()) {
            return;
        }
        writers.forEach(writer -> writer.sendAgain(client));
        List<String> stored = stored(Seen.body(client, STREAM, "-1"));
        Map<String, List<String>> batchOf = new HashMap<>();
        acknowledged.values().forEach(batch -> batch.forEach(message -> batchOf.put(message, batch)));
        found.forEach(batch -> batch.forEach(message -> batchOf.put(message, batch)));
        writers.forEach(writer -> writer.unanswered.forEach(message -> batchOf.put(message, writer.unanswered)));
        List<List<String>> order = new ArrayList<>();
        for (int at = 0; at < stored.size(); at += order.get(order.size() - 1).size()) {
            List<String> batch = batchOf.getOrDefault(stored.get(at), List.of());
            int end = Math.min(stored.size(), at + batch.size());
            require(
                    !batch.isEmpty() && stored.subList(at, end).equals(batch),
                    "torn or unknown at " + at,
                    stored.get(at));
            order.add(batch);
        }
        Set<List<String>> once = new HashSet<>(order);
        require(once.size() == order.size(), "something is there twice", "");
        require(once.containsAll(acknowledged.values()) && once.containsAll(found), "something is lost", "");
        order.retainAll(new HashSet<>(acknowledged.values()));
        require(order.equals(List.copyOf(acknowledged.values())), "the order is not that of the offsets", "");
        writers.forEach(writer -> writer.settle(once));
        readFromSomeOffset(client, stored);
    }

    private void readFromSomeOffset(Client client, List<String> stored) {
        List<String> offsets = List.copyOf(acknowledged.keySet());
        String offset = offsets.get(writers.get(0).random.nextInt(offsets.size()));
        List<String> batch = acknowledged.get(offset);
        int behind = stored.indexOf(batch.get(batch.size() - 1)) + 1;
        List<String> rest = stored(Seen.body(client, STREAM, offset));
        require(rest.equals(stored.subList(behind, stored.size())), "another content behind", offset);
    }

    private static List<String> stored(String body) {
        String messages = body.substring(1, body.length() - 1);
        return messages.isEmpty() ? List.of() : Arrays.asList(messages.split(","));
    }

    private static void require(boolean holds, String otherwise, String detail) {
        if (!holds) {
            throw new AssertionError("crowd: " + otherwise + " " + detail);
        }
    }

    private final class Writer {

        private final String name;
        private final boolean producer;
        private final Random random;
        private int messages;
        private int appends;
        private List<String> unanswered = List.of();

        Writer(int number, Random random) {
            this.name = "crowd-" + number;
            this.producer = number % 2 == 0;
            this.random = random;
        }

        void work(Client client) {
            try {
                while (true) {
                    unanswered = IntStream.rangeClosed(0, random.nextInt(LARGEST_BATCH))
                            .mapToObj(each -> '"' + name + "-" + messages++ + '"')
                            .toList();
                    HttpResponse<String> answer = append(client);
                    require(answer.statusCode() == (producer ? 200 : 204), "wrong status", "" + answer.statusCode());
                    acknowledged.put(header(answer, "Stream-Next-Offset"), unanswered);
                    unanswered = List.of();
                    appends++;
                    tally.acknowledged(producer ? "producer append, many writers" : "append, many writers");
                }
            } catch (UncheckedIOException gone) {
                // settled after the restart
            }
        }

        private HttpResponse<String> append(Client client) {
            String[] headers = producer
                    ? new String[] {"Producer-Id", name, "Producer-Epoch", "0", "Producer-Seq", "" + appends}
                    : new String[0];
            return client.post(STREAM, JSON, "[" + String.join(",", unanswered) + "]", headers);
        }

        /** As a producer does that got no answer. */
        void sendAgain(Client client) {
            if (producer && !unanswered.isEmpty()) {
                int status = append(client).statusCode();
                require(status == 200 || status == 204, "wrong status", "" + status);
                found.add(unanswered);
                tally.settled(status == 204);
                tally.acknowledged("append sent again after a crash");
                unanswered = List.of();
                appends++;
            }
        }

        void settle(Set<List<String>> stored) {
            if (!unanswered.isEmpty()) {
                boolean happened = stored.contains(unanswered);
                tally.settled(happened);
                if (happened) {
                    found.add(unanswered);
                }
                unanswered = List.of();
            }
        }
    }
}
