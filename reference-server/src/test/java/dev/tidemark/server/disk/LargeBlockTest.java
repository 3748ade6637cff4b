// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.disk.checkpoint.Advance;
import dev.tidemark.server.disk.checkpoint.Checkpoint;
import dev.tidemark.server.disk.codec.SettingsCodec;
import dev.tidemark.server.engine.Catalog;
import dev.tidemark.server.engine.Entry;
import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.PageDraft;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Controls;
import dev.tidemark.server.log.ForkPoint;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.Page;
import dev.tidemark.server.log.Page.FilePart;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.RecordHeader;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages are what the records in them are, wherever they lie: in memory, in small blocks, in large ones, in sources of forks. */
class LargeBlockTest {

    private static final ContentType JSON = new ContentType("application/json");
    private static final ContentType TEXT = StoreFixture.TEXT;

    @TempDir
    Path folder;

    private final Random random = new Random(7);

    @Test
    void pagesOfBytesAreTheRecordsOneBehindTheOther() throws IOException {
        compare(TEXT, 40_000, false);
    }

    @Test
    void pagesOfJsonAreArrays() throws IOException {
        compare(JSON, 40_000, false);
    }

    @Test
    void commandsAreNotInPages() throws IOException {
        compare(TEXT, 40_000, true);
    }

    @Test
    void recordsThatAreLargerThanAPageAreReturnedAlone() throws IOException {
        Path data = folder.resolve("data");
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            append(store, TEXT, List.of("small".getBytes(StandardCharsets.UTF_8), new byte[3 << 20], new byte[10]));
        }
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            assertThat(page(store, "s", Position.START, 1000).bytes().remaining())
                    .isEqualTo(5);
            assertThat(page(store, "s", new Position(1, 5), 1000).bytes().remaining())
                    .isEqualTo(3 << 20);
            assertThat(page(store, "s", new Position(2, 5 + (3 << 20)), 1000)
                            .bytes()
                            .remaining())
                    .isEqualTo(10);
        }
    }

    /** The fork begins within a small block of its source, and a large one follows; the fork has records of its own there. */
    @Test
    void whatASourceHasBehindAForkIsNotInItsPages() throws IOException {
        Path data = folder.resolve("data");
        for (ContentType type : List.of(TEXT, JSON)) {
            String source = "source-" + type.value();
            String fork = "fork-" + type.value();
            try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
                append(store, source, type, bodies("1"));
                fork(store, fork, source, type);
                append(store, source, type, bodies("8"));
                append(store, fork, type, bodies("2", "3"));
            }
            try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
                append(store, source, type, bodies("9".repeat(40_000)));
                append(store, fork, type, bodies("4", "5"));
            }
            try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
                Page page = page(store, fork, Position.START, StoreFixture.ALL);
                assertThat(text(page)).isEqualTo(type.isJson() ? "[1,2,3,4,5]" : "12345");
                assertThat(page.next()).isEqualTo(new Position(5, 5));
            }
        }
    }

    /** What a reader was about to read is cut off meanwhile: the block with records before it is left, and the one behind. */
    @Test
    void aPageEndsBeforeAGap() throws IOException {
        Catalog catalog = new Catalog();
        var created = new Change.Created(1, new StreamName("s"), SettingsCodec.plain(TEXT), 1, bodies("1"), false);
        var appended = new Change.Appended(1, 1, bodies("2", "3"), false, Optional.empty(), Optional.empty());
        try (Checkpoint checkpoint =
                new Checkpoint(folder.resolve("db"), folder.resolve("redo"), folder.resolve("blocks"), new Device())) {
            advance(checkpoint, catalog, List.of(new Entry(1, created)));
            var trimmed = new Change.Trimmed(1, new Position(2, 2));
            advance(checkpoint, catalog, List.of(new Entry(2, appended), new Entry(3, trimmed)));
            PageDraft page = new PageDraft(false, StoreFixture.ALL, ByteBuffer::allocate);
            checkpoint.read(1, 0, Long.MAX_VALUE, page);
            assertThat(page.next()).isEqualTo(new Position(1, 1));
        }
    }

    private static void advance(Checkpoint checkpoint, Catalog catalog, List<Entry> entries) throws IOException {
        Advance advance = new Advance();
        entries.forEach(entry -> advance.add(catalog.apply(entry)));
        checkpoint.advance(advance);
        checkpoint.persist();
    }

    @Test
    void theSpaceOfDeletedStreamsIsUsedAgainAndGivenBack() throws Exception {
        Path data = folder.resolve("data");
        try (Store store = Disk.open(data, Duration.ofMillis(100), Observer.NONE)) {
            for (int round = 0; round < 8; round++) {
                append(store, TEXT, List.of(new byte[4 << 20]));
                StoreFixture.await(() -> size(data) >= 4 << 20);
                execute(store, new Command.Delete(new StreamName("s")));
            }
            StoreFixture.await(() -> settled(store, data));
        }
        assertThat(size(data)).isLessThan(9L << 20);
    }

    @Test
    void theSpaceOfTrimmedRecordsIsUsedAgain() throws Exception {
        Path data = folder.resolve("data");
        try (Store store = Disk.open(data, Duration.ofMillis(100), Observer.NONE)) {
            StoreFixture log = new StoreFixture(store);
            log.create("s", Lifetime.UNLIMITED, StoreFixture.retention(4 << 20, null, null));
            for (int append = 0; append < 128; append++) {
                append(store, TEXT, List.of(new byte[512 << 10]));
            }
            assertThat(log.state("s").earliest().bytes()).isEqualTo(60L << 20);
        }
        assertThat(size(data)).isLessThan(32L << 20);
    }

    /** The space that was freed last goes with the next checkpoint. */
    private boolean settled(Store store, Path data) {
        append(store, TEXT, List.of(new byte[1]));
        execute(store, new Command.Delete(new StreamName("s")));
        return size(data) < 2 << 20;
    }

    private void compare(ContentType type, int size, boolean commands) throws IOException {
        Path data = folder.resolve("data");
        StringBuilder all = new StringBuilder();
        for (int opening = 0; opening < 4; opening++) {
            try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
                List<byte[]> bodies = new ArrayList<>();
                for (int left = opening == 2 ? 1000 : size; left > 0; left -= bodies.get(bodies.size() - 1).length) {
                    String body = "1".repeat(1 + random.nextInt(40));
                    bodies.add(body.getBytes(StandardCharsets.UTF_8));
                    all.append(all.length() > 0 && type.isJson() ? "," : "").append(body);
                }
                append(store, type, bodies);
                if (commands) {
                    command(store);
                }
                if (opening == 1) {
                    fork(store, "fork", "s", type);
                }
                agree(store, type, "s", all.toString());
            }
        }
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            agree(store, type, "s", all.toString());
            append(store, "fork", type, List.of("2".getBytes(StandardCharsets.UTF_8)));
            agree(store, type, "fork", content(store, "fork", type));
            assertThat(content(store, "fork", type)).endsWith("2").hasSizeGreaterThan(size);
        }
        assertThat(size(data)).isGreaterThan(size);
    }

    /** Walks through a stream in portions of many sizes, and looks at pages and records from the same places. */
    private static void agree(Store store, ContentType type, String name, String content) {
        agree(store, type, name, content, false);
        agree(store, type, name, content, true);
    }

    private static void agree(Store store, ContentType type, String name, String content, boolean files) {
        for (int portion : new int[] {1, 100, 5_000, 1 << 20}) {
            StringBuilder read = new StringBuilder();
            Position at = Position.START;
            for (int step = 0; step < 300; step++) {
                Collected collected = new Collected(files);
                Page page = page(store, name, at, portion, collected);
                Slice slice = (Slice) read(store, name, at, portion);
                String text = collected.text();
                if (page.next().equals(slice.next())) {
                    assertThat(text).isEqualTo(text(slice.records(), type));
                }
                assertThat(page.isEmpty()).isEqualTo(text.length() <= (type.isJson() ? 2 : 0));
                String bodies = type.isJson() ? text.substring(1, text.length() - 1) : text;
                read.append(type.isJson() && read.length() > 0 && !bodies.isEmpty() ? "," : "")
                        .append(bodies);
                if (page.next().equals(at)) {
                    break;
                }
                at = page.next();
            }
            assertThat(content).startsWith(read.toString());
            if (portion == 1 << 20) {
                assertThat(read.toString()).isEqualTo(content);
            }
        }
    }

    private String content(Store store, String name, ContentType type) {
        List<LogRecord> records = new ArrayList<>();
        Slice slice = (Slice) read(store, name, Position.START, 1 << 20);
        while (!slice.next().equals(slice.from())) {
            records.addAll(slice.records());
            slice = (Slice) read(store, name, slice.next(), 1 << 20);
        }
        String text = text(records, type);
        return type.isJson() ? text.substring(1, text.length() - 1) : text;
    }

    private static String text(List<LogRecord> records, ContentType type) {
        String separator = type.isJson() ? "," : "";
        String text = records.stream()
                .map(one -> new String(one.body(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(separator));
        return type.isJson() ? "[" + text + "]" : text;
    }

    private static String text(Page page) {
        return StandardCharsets.UTF_8.decode(page.bytes().duplicate()).toString();
    }

    private static Page page(Store store, String name, Position from, int bytes) {
        return page(store, name, from, bytes, ByteBuffer::allocateDirect);
    }

    private static Page page(Store store, String name, Position from, int bytes, Page.Room room) {
        return (Page) store.readPage(new StreamName(name), from, bytes, room)
                .toCompletableFuture()
                .join();
    }

    /** A page as its reader gets it, perhaps with what lies in files as it is. */
    private static final class Collected implements Page.Room {

        private final boolean files;
        private final List<ByteBuffer> parts = new ArrayList<>();

        Collected(boolean files) {
            this.files = files;
        }

        @Override
        public ByteBuffer of(int size) {
            parts.add(ByteBuffer.allocate(size));
            return parts.get(parts.size() - 1);
        }

        @Override
        public boolean takesFiles() {
            return files;
        }

        @Override
        public void take(FilePart part) {
            ByteBuffer content = ByteBuffer.allocate(part.length());
            try {
                part.file().read(content, part.position());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            assertThat(content.hasRemaining()).isFalse();
            parts.add(content);
            part.release().run();
        }

        String text() {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(StandardCharsets.UTF_8.decode(part.rewind())));
            return text.toString();
        }
    }

    @Test
    void whatIsNotCopiedMakesPagesLarger() throws IOException {
        Path data = folder.resolve("data");
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            append(store, TEXT, Collections.nCopies(40, new byte[100_000]));
        }
        try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
            Position start = Position.START;
            assertThat(page(store, "s", start, 200_000, new Collected(false)).next())
                    .isEqualTo(new Position(2, 200_000));
            assertThat(page(store, "s", start, 200_000, new Collected(true)).next())
                    .isEqualTo(new Position(8, 800_000));
        }
    }

    private static ReadOutcome read(Store store, String name, Position from, int bytes) {
        return store.read(new StreamName(name), from, bytes)
                .toCompletableFuture()
                .join();
    }

    private static void append(Store store, ContentType type, List<byte[]> bodies) {
        append(store, "s", type, bodies);
    }

    private static void append(Store store, String name, ContentType type, List<byte[]> bodies) {
        execute(store, new Command.Create(new StreamName(name), type, List.of(), false));
        execute(
                store,
                new Command.Append(
                        new StreamName(name), Optional.of(type), bodies, false, Optional.empty(), Optional.empty()));
    }

    private static void command(Store store) {
        RecordHeader fence = new RecordHeader(new byte[0], Controls.FENCE.getBytes(StandardCharsets.UTF_8));
        var record = new NewRecord(OptionalLong.empty(), List.of(fence), "token".getBytes(StandardCharsets.UTF_8));
        execute(
                store,
                new Command.AppendRecords(
                        new StreamName("s"), List.of(record), OptionalLong.empty(), Optional.empty()));
    }

    private static List<byte[]> bodies(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static void fork(Store store, String name, String source, ContentType type) {
        var tail = new ForkPoint(new StreamName(source), Optional.empty(), 0, ForkPoint.Unit.BYTES);
        execute(
                store,
                new Command.Fork(
                        new StreamName(name),
                        tail,
                        Optional.empty(),
                        type,
                        Optional.empty(),
                        Retention.ALL,
                        List.of(),
                        false));
    }

    private static void execute(Store store, Command command) {
        store.execute(command).toCompletableFuture().join();
    }

    private static long size(Path data) {
        try {
            return Files.size(data.resolve("blocks.dat"));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }
}
