// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.disk.journal.Journal;
import dev.tidemark.server.engine.Entry;
import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Origin;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.RecordHeader;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Settings;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.Stamped;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import dev.tidemark.server.log.settings.Timestamping;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A crash may end the journal at any byte of its last entry, whatever that says: nothing of it happened then. */
class TornEntryTest {

    private static final ContentType TEXT = new ContentType("text/plain");
    private static final StreamName SOURCE = new StreamName("source");
    private static final StreamName OTHER = new StreamName("other");
    private static final StreamName NEW = new StreamName("new");
    private static final Producer PRODUCER = new Producer("producer", 1, 0);
    private static final Portion ALL = Portion.ofBytes(1 << 20);
    private static final String FILE = "journal-00000000000000000001";
    private static final Retention LIMITED =
            new Retention(OptionalLong.of(1 << 20), OptionalLong.of(3_000_000_000L), OptionalLong.of(1000));
    private static final Policy BY_WRITER =
            new Policy(new Timestamping(Timestamping.Mode.CLIENT_REQUIRE, true), OptionalLong.of(60), "label");

    /** What happened before: a stream with a fork, and one with all that a stream can have. */
    private static final List<Change> EARLIER = List.of(
            new Change.Created(1, SOURCE, settings(Lifetime.UNLIMITED), 7, bodies("a", "b", "c"), false),
            new Change.Created(2, new StreamName("fork"), settings(Optional.of(origin())), 8, bodies("d"), false),
            new Change.Created(3, OTHER, settings(new Lifetime.Idle(3600)), 9, bodies(), false),
            new Change.Appended(3, 10, bodies("e"), false, Optional.of("1"), Optional.of(PRODUCER)),
            new Change.Recorded(3, 11, List.of(headed(), Stamped.of(12, new byte[0]))),
            new Change.Reconfigured(3, LIMITED, BY_WRITER));

    @TempDir
    Path folder;

    static Stream<Change> changes() {
        return Stream.of(
                new Change.Created(7, NEW, settings(Lifetime.UNLIMITED), 13, bodies("f", "g"), true),
                new Change.Created(
                        7,
                        NEW,
                        new Settings(
                                TEXT,
                                new Lifetime.Until(Instant.parse("2099-01-01T00:00:00.1Z")),
                                LIMITED,
                                BY_WRITER,
                                Optional.of(origin())),
                        13,
                        bodies("f"),
                        false),
                new Change.Appended(3, 13, bodies("f", "", "g"), false, Optional.empty(), Optional.empty()),
                new Change.Appended(3, 13, bodies(), true, Optional.empty(), Optional.empty()),
                new Change.Appended(
                        3, 13, bodies("f"), true, Optional.of("2"), Optional.of(new Producer("producer", 1, 1))),
                new Change.Recorded(3, 13, List.of(headed(), command(), Stamped.of(14, bytes("f")))),
                new Change.Reconfigured(1, LIMITED, BY_WRITER),
                new Change.Trimmed(1, new Position(2, 2)),
                new Change.SoftDeleted(1),
                new Change.Deleted(2));
    }

    @Test
    void noKindOfChangeIsLeftOut() {
        Set<Class<?>> kinds = changes().map(Change::getClass).collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrder(Change.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nothingOfATornEntryHappened(Change last) throws IOException {
        byte[] before = journal(EARLIER);
        byte[] whole = journal(with(last));
        assertThat(whole).startsWith(before);
        Path data = folder.resolve("data");
        write(data, before);
        Known earlier = Known.in(data);
        for (int size = before.length; size < whole.length; size++) {
            write(data, Arrays.copyOf(whole, size));
            assertThat(Known.in(data)).as("cut at %d", size).isEqualTo(earlier);
            assertThat(Files.size(file(data))).isEqualTo(before.length);
        }
        write(data, whole);
        assertThat(Known.in(data)).isNotEqualTo(earlier);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void withoutACheckpointNeitherAndTheStoreGoesOn(Change last) throws IOException {
        byte[] before = journal(EARLIER);
        byte[] whole = journal(with(last));
        Path uncut = folder.resolve("uncut");
        write(uncut, before);
        Known earlier = Known.in(uncut);
        for (int size : new int[] {before.length + 1, (before.length + whole.length) / 2, whole.length - 1}) {
            Path data = folder.resolve("cut-" + size);
            write(data, Arrays.copyOf(whole, size));
            Known later;
            try (Store store = Disk.open(data, Duration.ZERO, new UnhurriedDevice(), Observer.NONE)) {
                assertThat(store.replayed()).isEqualTo(EARLIER.size());
                assertThat(Known.of(store)).as("cut at %d", size).isEqualTo(earlier);
                new StoreFixture(store).append(SOURCE.value(), "later");
                later = Known.of(store);
            }
            assertThat(Known.in(data)).isEqualTo(later);
        }
    }

    private static List<Change> with(Change last) {
        return Stream.concat(EARLIER.stream(), Stream.of(last)).toList();
    }

    private static void write(Path data, byte[] journal) throws IOException {
        Files.createDirectories(data.resolve("journal"));
        Files.write(file(data), journal);
    }

    private static Path file(Path data) {
        return data.resolve("journal").resolve(FILE);
    }

    private byte[] journal(List<Change> changes) throws IOException {
        Path journals = Files.createTempDirectory(folder, "journal");
        try (Journal journal =
                new Journal(journals, Duration.ZERO, Long.MAX_VALUE, new UnhurriedDevice(), Observer.NONE)) {
            for (int i = 0; i < changes.size(); i++) {
                journal.write(List.of(new Entry(i + 1, changes.get(i))));
            }
        }
        return Files.readAllBytes(journals.resolve(FILE));
    }

    private static Settings settings(Lifetime lifetime) {
        return new Settings(TEXT, lifetime, Retention.ALL, Optional.empty());
    }

    private static Settings settings(Optional<Origin> origin) {
        return new Settings(TEXT, Lifetime.UNLIMITED, Retention.ALL, origin);
    }

    private static Origin origin() {
        Position at = new Position(2, 2);
        return new Origin(SOURCE, 1, Optional.of(at), 0, at, Position.START);
    }

    private static Stamped headed() {
        return new Stamped(11, List.of(new RecordHeader(bytes("name"), bytes("value"))), bytes("headed"));
    }

    private static Stamped command() {
        return new Stamped(13, List.of(new RecordHeader(bytes(""), bytes("fence"))), bytes("mine"));
    }

    private static List<byte[]> bodies(String... texts) {
        return Stream.of(texts).map(TornEntryTest::bytes).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Does not wait for the disk: nothing here depends on what that would keep. */
    private static final class UnhurriedDevice extends Device {
        @Override
        public void force(FileChannel channel) {}

        @Override
        public void truncate(FileChannel channel, long size) throws IOException {
            channel.truncate(size);
        }
    }

    /** All that a store can be asked for, in a form that can be compared. */
    private record Known(List<StreamState> states, List<String> records, String producer) {

        static Known in(Path data) throws IOException {
            try (Store store = Disk.open(data, Duration.ZERO, new UnhurriedDevice(), Observer.NONE)) {
                return of(store);
            }
        }

        static Known of(Store store) {
            List<StreamState> states = store.list("", "", Integer.MAX_VALUE);
            List<String> records = new ArrayList<>();
            for (StreamState state : states) {
                ReadOutcome read = join(store.readFrom(state.name(), 0, ALL));
                if (read instanceof Slice slice) {
                    slice.records().forEach(one -> records.add(text(state.name(), one)));
                }
            }
            Outcome repeated = join(store.execute(new Command.Append(
                    OTHER, Optional.of(TEXT), bodies("e"), false, Optional.empty(), Optional.of(PRODUCER))));
            return new Known(states, records, repeated.toString());
        }

        private static String text(StreamName stream, LogRecord one) {
            String headers = one.headers().stream()
                    .map(header -> new String(header.name(), UTF_8) + "=" + new String(header.value(), UTF_8))
                    .collect(Collectors.joining(","));
            return stream + " " + one.at() + " " + one.timestamp() + " " + one.arrived() + " " + headers + " "
                    + new String(one.body(), UTF_8);
        }

        private static <T> T join(CompletionStage<T> stage) {
            return stage.toCompletableFuture().join();
        }
    }
}
