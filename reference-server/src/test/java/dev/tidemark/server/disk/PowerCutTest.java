// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The power is cut at any moment, again and again, also while a start repairs what the last cut left; {@code tidemark.cuts}
 * says how often.
 */
class PowerCutTest {

    private static final int CUTS = Integer.getInteger("tidemark.cuts", 10);
    private static final int NAMES = 8;
    private static final int LONG_STREAM = 400_000;

    @TempDir
    Path folder;

    private Random random;
    private int serial;

    /** What may be there after the next start: what streams hold, by name. */
    private List<Map<String, String>> possible;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatWasAcknowledgedIsThereAndWhatWasNotAsAWholeOrNotAtAll(long seed) throws Exception {
        cutAndCompare(seed, Duration.ZERO, 900);
    }

    /** Acknowledged before the disk has it: the last moments may be missing, but nothing from before them. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void whatIsThereWasThereAtSomeMoment(long seed) throws Exception {
        cutAndCompare(seed, Duration.ofMillis(20), 400); // fewer for each append
    }

    private void cutAndCompare(long seed, Duration delay, int operations) throws Exception {
        random = new Random(seed);
        possible = List.of(Map.of());
        Path data = folder.resolve("0");
        for (int cut = 1; cut <= CUTS; cut++) {
            Path next = folder.resolve("" + cut);
            PowerDevice device = new PowerDevice(data, next, random.nextInt(operations), new Random(random.nextLong()));
            try (Store store = Disk.open(data, delay, device, Observer.NONE)) {
                Map<String, String> there = content(store);
                assertThat(possible).as("seed %d, after cut %d", seed, cut - 1).contains(there);
                work(store, device, there, delay);
                device.cut();
            } catch (IOException failed) {
                assertThat(device.isOff())
                        .as(failed.toString())
                        .isTrue(); // it cannot be opened or closed without power
            }
            data = next;
        }
        assertSpaceIsGivenBack(data);
    }

    /** Until the power is cut. */
    private void work(Store store, PowerDevice device, Map<String, String> there, Duration delay) {
        Map<String, String> now = there;
        possible = new ArrayList<>(List.of(now));
        while (!device.isOff()) {
            Map<String, String> before = now;
            Map<String, String> after = new TreeMap<>(now);
            Command command = next(after);
            try {
                Outcome outcome = store.execute(command).toCompletableFuture().join();
                if (outcome instanceof Outcome.NotStored) {
                    return;
                }
                assertThat(outcome)
                        .isInstanceOfAny(Outcome.Created.class, Outcome.Appended.class, Outcome.Deleted.class);
                now = after;
                possible = delay.isZero() ? new ArrayList<>(List.of(now)) : possible;
            } catch (CompletionException unknown) {
                possible.addAll(List.of(before, after));
                return;
            }
            possible.add(now);
        }
    }

    /** Makes up what to do, and does it to what is there. */
    private Command next(Map<String, String> there) {
        List<String> names = List.copyOf(there.keySet());
        String name = names.isEmpty() ? "" : names.get(random.nextInt(names.size()));
        int dice = random.nextInt(10);
        if (names.isEmpty() || dice < 2 && names.size() < NAMES) {
            String fresh = "s" + serial++;
            String text = text();
            there.put(fresh, text);
            return dice == 0 && !names.isEmpty()
                    ? fork(there, fresh, name, text)
                    : new Command.Create(new StreamName(fresh), StoreFixture.TEXT, List.of(bytes(text)), false);
        }
        if (dice < 4 || there.get(name).length() > LONG_STREAM) {
            String last = withoutForks(name, names);
            there.remove(last);
            return new Command.Delete(new StreamName(last));
        }
        String text = text();
        there.merge(name, text, String::concat);
        return new Command.Append(
                new StreamName(name),
                Optional.of(StoreFixture.TEXT),
                List.of(bytes(text)),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** A stream or what was forked from it: what becomes of a source that is deleted is for {@link HistoryTest}. */
    private static String withoutForks(String name, List<String> names) {
        return names.stream()
                .filter(other -> other.endsWith("-of-" + name))
                .findFirst()
                .map(fork -> withoutForks(fork, names))
                .orElse(name);
    }

    private static Command fork(Map<String, String> there, String fresh, String source, String text) {
        String name = fresh + "-of-" + source;
        there.put(name, there.get(source) + there.remove(fresh));
        return StoreFixture.fork(name, source, Retention.ALL, text);
    }

    /** Of no other text, and mostly large enough for the file of blocks. */
    private String text() {
        String one = "<" + serial++ + ">";
        return one.repeat(1 + random.nextInt(random.nextInt(3) == 0 ? 40_000 : 4_000));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> content(Store store) {
        StoreFixture log = new StoreFixture(store);
        Map<String, String> all = new TreeMap<>();
        for (StreamState stream : store.list("", "", Integer.MAX_VALUE)) {
            String name = stream.name().value();
            String text = log.text(name, Position.START, 100_000);
            assertThat(log.pages(name, 70_000)).as("pages of %s", name).isEqualTo(text);
            all.put(name, text);
        }
        return all;
    }

    /** However often blocks were written that no checkpoint came to refer to. */
    private void assertSpaceIsGivenBack(Path data) throws Exception {
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            assertThat(possible).contains(content(store));
            for (StreamState stream : store.list("", "", Integer.MAX_VALUE)) {
                new StoreFixture(store).delete(stream.name().value());
            }
            StoreFixture.await(() -> size(data.resolve("blocks.dat")) <= 1 << 20);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
