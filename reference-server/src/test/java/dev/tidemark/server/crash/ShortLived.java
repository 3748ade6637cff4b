// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import dev.tidemark.server.http.Client;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Creates streams that end by themselves, while the server runs or while it does not: as long as they are there they
 * hold what was written, and none comes back after its time. Only one that had been idle for too long right before a
 * crash may: then nobody had written down yet that it ended, and its countdown starts anew.
 */
final class ShortLived implements Actor {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);
    private static final long NOTED_AFTER = TimeUnit.SECONDS.toNanos(1);
    private static final int MANY = 60;

    private final Random random;
    private final Tally tally;
    private final Map<String, Life> streams = new HashMap<>();
    private int names;
    private long lastAnswer = System.nanoTime();
    private long crash = lastAnswer;

    ShortLived(Random random, Tally tally) {
        this.random = random;
        this.tally = tally;
    }

    @Override
    public void work(Client client) {
        try {
            while (true) {
                if (streams.values().stream().filter(life -> !life.over()).count() < MANY) {
                    create(client);
                }
                List<String> all = List.copyOf(streams.keySet());
                look(client, all.get(random.nextInt(all.size())), "GET");
            }
        } catch (UncheckedIOException gone) {
            // It may have been created or not; both are as good.
        }
    }

    private void create(Client client) {
        String name = "short-" + names++;
        boolean untilThen = random.nextBoolean();
        Life life = new Life(name + ";", untilThen, OptionalLong.empty());
        streams.put(name, life); // before the answer: without one it may be there or not
        String[] lifetime = untilThen
                ? new String[] {
                    "Stream-Expires-At",
                    Instant.now().plusMillis(1 + random.nextInt(2000)).toString()
                }
                : new String[] {"Stream-TTL", "1"};
        int status = client.put(name, "text/plain", life.content(), lifetime).statusCode();
        if (status != 201) {
            throw new AssertionError(name + " was answered with " + status);
        }
        tally.acknowledged("stream with an end");
    }

    @Override
    public void compare(Client client) {
        crash = lastAnswer;
        List.copyOf(streams.keySet()).forEach(name -> look(client, name, "GET"));
    }

    /** Waits until all have ended; looking that way keeps none of them. */
    void awaitEnds(Client client) {
        long deadline = System.nanoTime() + LONGEST;
        for (String name : List.copyOf(streams.keySet())) {
            while (!streams.get(name).over()) {
                look(client, name, "HEAD");
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(name + " does not end");
                }
            }
        }
        List.copyOf(streams.keySet()).forEach(name -> look(client, name, "GET"));
    }

    private void look(Client client, String name, String method) {
        Life life = streams.get(name);
        var answer = client.send(method, name, null);
        boolean there = answer.statusCode() == 200;
        if (!there && answer.statusCode() != 404) {
            throw new AssertionError(name + " was answered with " + answer.statusCode());
        }
        lastAnswer = System.nanoTime();
        if (there && life.over() && (life.untilThen() || !endedRightBeforeCrash(life))) {
            throw new AssertionError(name + " came back");
        }
        if (there && method.equals("GET") && !answer.body().equals(life.content())) {
            throw new AssertionError(name + " holds " + answer.body());
        }
        if (there == life.over()) {
            streams.put(name, life.seen(there));
        }
    }

    private boolean endedRightBeforeCrash(Life life) {
        long before = crash - life.end().getAsLong();
        return before >= 0 && before < NOTED_AFTER;
    }

    /**
     * What is known of a stream.
     *
     * @param untilThen whether it ends at a certain time, not when it was idle for some time
     * @param end when it was first seen to have ended
     */
    private record Life(String content, boolean untilThen, OptionalLong end) {

        boolean over() {
            return end.isPresent();
        }

        Life seen(boolean there) {
            return new Life(content, untilThen, there ? OptionalLong.empty() : OptionalLong.of(System.nanoTime()));
        }
    }
}
