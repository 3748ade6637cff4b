// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import dev.tidemark.server.http.Client;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Does one thing after the other to streams of its own. So when the server dies one request at most has no answer, and
 * afterwards everything is exactly as before it or exactly as after it.
 */
final class Worker implements Actor {

    private static final int LOOKS = 25;
    private static final int REMEMBERED_NAMES = 40;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

    private final Operations operations;
    private final Random random;
    private final Tally tally;
    private World world = World.EMPTY;
    private Optional<Operation> unanswered = Optional.empty();

    Worker(String prefix, Random random, Tally tally) {
        this.operations = new Operations(prefix, random);
        this.random = random;
        this.tally = tally;
    }

    @Override
    public void work(Client client) {
        try {
            while (true) {
                carryOut(operations.next(world), client);
                if (random.nextInt(LOOKS) == 0) {
                    lookAtOne(client);
                }
            }
        } catch (UncheckedIOException gone) {
            // What was under way may have happened or not; compare finds out.
        }
    }

    private void carryOut(Operation operation, Client client) {
        unanswered = Optional.of(operation);
        Optional<String> end = operation.send(client);
        world = operation.effect().on(world, end);
        unanswered = Optional.empty();
        tally.acknowledged(operation.kind());
    }

    private void lookAtOne(Client client) {
        List<StreamModel> all = List.copyOf(world.streams().values());
        if (!all.isEmpty()) {
            StreamModel stream = all.get(random.nextInt(all.size()));
            require(Seen.at(client, stream.name()).differenceFrom(stream), stream.name());
        }
    }

    @Override
    public void compare(Client client) {
        Optional<Operation> open = unanswered.filter(operation -> operation.changesSomething(world));
        unanswered = Optional.empty();
        if (open.isPresent()) {
            settle(open.get(), client);
        } else {
            Map<String, Seen> seen = look(client, world, world);
            require(difference(world, seen), "without anything under way");
            world = taught(world, seen);
        }
        for (StreamModel stream : world.living()) {
            readFromKnownOffsets(client, stream);
            stream.writers().last().values().forEach(append -> Operations.repeat(stream, append)
                    .send(client));
        }
    }

    private void settle(Operation open, Client client) {
        World after = open.effect().on(world, Optional.empty());
        boolean cuts = Optional.ofNullable(after.stream(open.stream()))
                .filter(stream -> stream.settings().retention().isPresent())
                .isPresent();
        long deadline = System.nanoTime() + PATIENCE;
        while (true) {
            Map<String, Seen> seen = look(client, world, after);
            Optional<String> fromBefore = difference(world, seen);
            Optional<String> fromAfter = difference(after, seen);
            if (fromBefore.isEmpty() || fromAfter.isEmpty()) {
                world = taught(fromBefore.isEmpty() ? world : after, seen);
                tally.settled(fromAfter.isEmpty());
                repeatIfProduced(open, fromAfter.isEmpty(), client);
                return;
            }
            // What the crash kept from being dropped, as it is more than the stream keeps, is dropped after the start.
            if (!cuts || System.nanoTime() > deadline) {
                throw new AssertionError("%s of %s: before it, %s; after it, %s"
                        .formatted(open.kind(), open.stream(), fromBefore.get(), fromAfter.get()));
            }
        }
    }

    /** A producer that got no answer sends its append again: once it is there, whatever happened before. */
    private void repeatIfProduced(Operation open, boolean happened, Client client) {
        if (open.producer().isEmpty()) {
            return;
        }
        Operation again = happened
                ? Operations.repeat(world.stream(open.stream()), open.producer().get())
                : open;
        carryOut(again.countedAs("append sent again after a crash"), client);
    }

    /** Looks at all streams of either world, and at some of those that are gone from both. */
    private Map<String, Seen> look(Client client, World before, World after) {
        Set<String> names = new HashSet<>(before.streams().keySet());
        names.addAll(after.streams().keySet());
        List<String> gone = new ArrayList<>(after.gone());
        Collections.shuffle(gone, random);
        names.addAll(gone.subList(0, Math.min(gone.size(), REMEMBERED_NAMES)));
        Map<String, Seen> seen = new HashMap<>();
        names.forEach(name -> seen.put(name, Seen.at(client, name)));
        return seen;
    }

    private static Optional<String> difference(World world, Map<String, Seen> seen) {
        for (Map.Entry<String, Seen> one : seen.entrySet()) {
            String name = one.getKey();
            StreamModel stream = world.stream(name);
            Optional<String> difference = stream == null
                    ? one.getValue().differenceFromNothing()
                    : one.getValue().differenceFrom(stream);
            if (difference.isPresent()) {
                return difference.map(
                        text -> name + " (" + (stream == null ? "gone" : stream.settings()) + "): " + text);
            }
        }
        return Optional.empty();
    }

    private static World taught(World world, Map<String, Seen> seen) {
        World known = world;
        for (StreamModel stream : world.living()) {
            Seen one = seen.get(stream.name());
            known = known.with(
                    stream.holding(stream.content().endingAt(one.tail()).beginningAt(one.earliest())));
        }
        return known;
    }

    private void readFromKnownOffsets(Client client, StreamModel stream) {
        Content content = stream.content();
        int index = random.nextInt(content.size() + 1);
        if (content.offset(index).isPresent()) {
            String body = Seen.body(client, stream.name(), content.offset(index).get());
            if (!body.equals(content.body(index, stream.settings().json()))) {
                throw new AssertionError("%s from message %d on: %.200s".formatted(stream.name(), index, body));
            }
        }
        if (content.lost().isPresent()) {
            int status = client.send(
                            "GET", stream.name() + "?offset=" + content.lost().get(), null)
                    .statusCode();
            if (status != 410) {
                throw new AssertionError(stream.name() + " at a dropped offset gave " + status);
            }
        }
    }

    private static void require(Optional<String> difference, String where) {
        difference.ifPresent(text -> {
            throw new AssertionError(where + ": " + text);
        });
    }
}
