// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.disk.Device;
import dev.tidemark.server.disk.FullDevice;
import dev.tidemark.server.disk.codec.SettingsCodec;
import dev.tidemark.server.disk.codec.StateCodec;
import dev.tidemark.server.engine.Entry;
import dev.tidemark.server.engine.NotWritten;
import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.Controls;
import dev.tidemark.server.log.Origin;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.RecordHeader;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Settings;
import dev.tidemark.server.log.Stamped;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import dev.tidemark.server.log.settings.Timestamping;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final long ONE_SEGMENT = Long.MAX_VALUE;

    @TempDir
    Path folder;

    @Test
    void returnsWhatWasWritten() throws IOException {
        Entry created = new Entry(
                1,
                new Change.Created(
                        1,
                        new StreamName("a/ü"),
                        SettingsCodec.plain(new ContentType("text/plain")),
                        7,
                        bodies("x"),
                        true));
        Entry appended = new Entry(
                2,
                new Change.Appended(
                        1, 8, bodies("y", ""), true, Optional.of("s"), Optional.of(new Producer("p", 3, 4))));
        Entry closed = new Entry(3, new Change.Appended(1, 9, List.of(), true, Optional.empty(), Optional.empty()));
        Entry deleted = new Entry(4, new Change.Deleted(1));

        write(ONE_SEGMENT, List.of(created, appended), List.of(closed), List.of(deleted));

        assertThat(replay()).usingRecursiveComparison().isEqualTo(List.of(created, appended, closed, deleted));
    }

    @Test
    void returnsAllKindsOfChangesAndSettings() throws IOException {
        ContentType type = new ContentType("text/plain");
        Origin origin =
                new Origin(new StreamName("b"), 5, Optional.of(new Position(3, 9)), 2, new Position(4, 11), at(1));
        Origin defaulted = new Origin(new StreamName("b"), 5, Optional.empty(), 0, at(4), Position.START);
        Retention retention = new Retention(OptionalLong.of(1), OptionalLong.empty(), OptionalLong.of(0));
        Policy policy = new Policy(
                new Timestamping(Timestamping.Mode.CLIENT_REQUIRE, true), OptionalLong.of(60), "storage class");
        List<Entry> entries = new ArrayList<>();
        for (Settings settings : List.of(
                new Settings(type, new Lifetime.Idle(3), Retention.ALL, Optional.of(origin)),
                new Settings(
                        type, new Lifetime.Until(Instant.parse("2099-01-01T00:00:00.1Z")), retention, Optional.empty()),
                new Settings(type, Lifetime.UNLIMITED, Retention.ALL, Optional.of(defaulted)),
                new Settings(type, Lifetime.UNLIMITED, Retention.ALL, policy, Optional.empty()))) {
            long index = entries.size() + 1;
            Change.Created created = new Change.Created(index, new StreamName("a"), settings, 7, bodies("x"), false);
            entries.add(new Entry(index, created));
            StreamState state = StreamState.created(created);
            assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
            StreamState fenced = state.after(new Change.Recorded(index, 8, List.of(headed(), fence())));
            assertThat(StateCodec.decode(StateCodec.encode(fenced))).isEqualTo(fenced);
        }
        entries.add(new Entry(5, new Change.Trimmed(1, at(5))));
        entries.add(new Entry(6, new Change.SoftDeleted(1)));
        entries.add(new Entry(7, new Change.Recorded(1, 8, List.of(headed(), Stamped.of(9, new byte[0])))));
        entries.add(new Entry(8, new Change.Reconfigured(1, retention, policy)));

        write(ONE_SEGMENT, entries);

        assertThat(replay()).usingRecursiveComparison().isEqualTo(entries);
    }

    /** Most streams are like that, and all are in memory: what they have in common must not be there once for each. */
    @Test
    void whatNobodyConfiguredTakesNoMemory() throws IOException {
        Settings plain = SettingsCodec.plain(new ContentType("text/plain"));
        StreamState state = StreamState.created(new Change.Created(1, new StreamName("a"), plain, 7, bodies(), false));
        StreamState decoded = StateCodec.decode(StateCodec.encode(state));
        assertThat(decoded.settings().retention()).isSameAs(Retention.ALL);
        assertThat(decoded.settings().policy()).isSameAs(Policy.DEFAULT);
        assertThat(decoded.controls()).isSameAs(Controls.NONE);
    }

    private static Stamped headed() {
        return new Stamped(6, List.of(new RecordHeader("name".getBytes(UTF_8), new byte[] {0, -1})), new byte[] {1});
    }

    private static Stamped fence() {
        return new Stamped(9, List.of(new RecordHeader(new byte[0], "fence".getBytes(UTF_8))), "mine".getBytes(UTF_8));
    }

    private static Position at(long sequence) {
        return new Position(sequence, 2 * sequence);
    }

    /** A change of its size would make each sync longer. */
    @Test
    void theNewestFileHasItsSizeAlreadyUntilItIsClosed() throws IOException {
        byte[] crashed;
        try (Journal journal = new Journal(folder, Duration.ZERO, ONE_SEGMENT, new Device(), Observer.NONE)) {
            journal.write(List.of(entry(1)));
            long size = Files.size(files().get(0));
            journal.write(List.of(entry(2)));
            assertThat(Files.size(files().get(0))).isEqualTo(size);
            crashed = Files.readAllBytes(files().get(0));
        }
        Path file = files().get(0);
        long whole = Files.size(file);
        assertThat(whole).isLessThan(1000);
        Files.write(file, crashed);
        assertThat(replay()).extracting(Entry::index).containsExactly(1L, 2L);
        assertThat(Files.size(file)).isEqualTo(whole);
    }

    @Test
    void cutsOffAnEntryTornAtAnyByte() throws IOException {
        write(ONE_SEGMENT, List.of(entry(1)));
        Path file = files().get(0);
        long whole = Files.size(file);
        write(ONE_SEGMENT, List.of(entry(2)));
        byte[] both = append(file);

        for (int size = (int) whole; size < both.length; size++) {
            Files.write(file, Arrays.copyOf(both, size));
            assertThat(replay()).extracting(Entry::index).containsExactly(1L);
            assertThat(Files.size(file)).isEqualTo(whole);
        }
    }

    @Test
    void cutsOffAnEntryWithAnyDamagedByte() throws IOException {
        write(ONE_SEGMENT, List.of(entry(1)));
        Path file = files().get(0);
        long whole = Files.size(file);
        write(ONE_SEGMENT, List.of(entry(2)));
        byte[] both = append(file);

        for (int at = (int) whole; at < both.length; at++) {
            byte[] damaged = both.clone();
            damaged[at] ^= 0x40;
            Files.write(file, damaged);
            assertThat(replay()).extracting(Entry::index).containsExactly(1L);
        }
    }

    @Test
    void refusesDamageBeforeTheLastSegment() throws IOException {
        write(0, List.of(entry(1)), List.of(entry(2)));
        Path first = files().get(0);
        Files.write(first, Arrays.copyOf(Files.readAllBytes(first), (int) Files.size(first) - 1));

        assertThatThrownBy(this::replay).isInstanceOf(IOException.class).hasMessageContaining("damaged");
    }

    @Test
    void acceptsALastSegmentWithoutWholeHeader() throws IOException {
        write(0, List.of(entry(1)));
        Files.write(folder.resolve("journal-00000000000000000002"), new byte[] {'T', 'I'});

        assertThat(replay()).extracting(Entry::index).containsExactly(1L);
        write(0, List.of(entry(2)));
        assertThat(replay()).extracting(Entry::index).containsExactly(1L, 2L);
    }

    /** The machine crashed before the first sync of the segment was over, and its second page was on the disk already. */
    @Test
    void acceptsALastSegmentOfWhichOnlyLaterPagesWereWritten() throws IOException {
        write(0, List.of(entry(1)));
        byte[] pages = new byte[5000];
        Arrays.fill(pages, 4096, pages.length, (byte) 'x');
        Files.write(folder.resolve("journal-" + "%020d".formatted(2)), pages);
        assertThat(replay()).hasSize(1);
        write(0, List.of(entry(2)));
        assertThat(replay()).hasSize(2);
    }

    @Test
    void discardsOnlySegmentsThatAreNotNeeded() throws IOException {
        try (Journal journal = new Journal(folder, Duration.ZERO, 0, new Device(), Observer.NONE)) {
            for (int index = 1; index <= 3; index++) {
                journal.write(List.of(entry(index)));
            }
            journal.discard(1);
            assertThat(files()).hasSize(2);
            journal.discard(3);
            assertThat(files()).hasSize(1);
        }
        assertThat(replay()).extracting(Entry::index).containsExactly(3L);
    }

    @Test
    void whatMayReachTheDiskLaterReachesItAfterTheDelay() throws Exception {
        FullDevice device = new FullDevice();
        try (Journal journal = new Journal(folder, Duration.ofMillis(300), ONE_SEGMENT, device, Observer.NONE)) {
            for (int index = 1; index <= 20; index++) {
                journal.write(List.of(entry(index)));
            }
            assertThat(device.forces().tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(device.forces().drainPermits()).isLessThan(10); // together, not one by one
        }
        assertThat(replay()).hasSize(20);
    }

    @Test
    void aFailedWriteLeavesNothingBehindInTheDelayedModeEither() throws Exception {
        FullDevice device = new FullDevice();
        try (Journal journal = new Journal(folder, Duration.ofMillis(1), ONE_SEGMENT, device, Observer.NONE)) {
            journal.write(List.of(entry(1)));
            device.room(30);
            assertThatThrownBy(() -> journal.write(List.of(entry(2)))).isInstanceOf(NotWritten.class);
            device.room(Long.MAX_VALUE);
            journal.write(List.of(entry(2)));
        }
        assertThat(replay()).extracting(Entry::index).containsExactly(1L, 2L);
    }

    /** Puts both segments' entries into the first file, as if one run had written them. */
    private byte[] append(Path first) throws IOException {
        Path second = files().get(1);
        byte[] header = Files.readAllBytes(first);
        byte[] more = Files.readAllBytes(second);
        int headerBytes = 12;
        byte[] both = Arrays.copyOf(header, header.length + more.length - headerBytes);
        System.arraycopy(more, headerBytes, both, header.length, more.length - headerBytes);
        Files.delete(second);
        return both;
    }

    @SafeVarargs
    private void write(long segmentBytes, List<Entry>... batches) throws IOException {
        try (Journal journal = new Journal(folder, Duration.ZERO, segmentBytes, new Device(), Observer.NONE)) {
            for (List<Entry> batch : batches) {
                journal.write(batch);
            }
        }
    }

    private List<Entry> replay() throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Journal journal = new Journal(folder, Duration.ZERO, ONE_SEGMENT, new Device(), Observer.NONE)) {
            journal.replay(entries::add);
        }
        return entries;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Entry entry(long index) {
        return new Entry(
                index,
                new Change.Appended(1, index, bodies("body " + index), false, Optional.empty(), Optional.empty()));
    }

    private static List<byte[]> bodies(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
