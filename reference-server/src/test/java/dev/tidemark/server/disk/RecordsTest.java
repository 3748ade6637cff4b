// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.RecordHeader;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import dev.tidemark.server.log.settings.Timestamping;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records with headers and timestamps of their own, and commands among them. */
class RecordsTest {

    private static final StreamName NAME = new StreamName("basin/stream");
    private static final Portion ALL = new Portion(1 << 20, 1000);
    private static final Policy BY_WRITER =
            new Policy(new Timestamping(Timestamping.Mode.CLIENT_REQUIRE, true), OptionalLong.empty(), "");

    @TempDir
    Path folder;

    private Store store;

    @Test
    void headersAndTimestampsSurviveMemoryCheckpointAndRestart() throws Exception {
        create(BY_WRITER);
        append(record(1000, "a", header("n", "v")), record(1001, ""), record(1001, "c"));
        checkRecords();
        // What the checkpoint holds leaves the memory.
        append(record(1002, "d"));
        restart();
        checkRecords();
        assertThat(state().tail().sequence()).isEqualTo(4);
        assertThat(state().tailTimestamp()).isEqualTo(1002);
    }

    private void checkRecords() {
        Slice slice = (Slice) store.readFrom(NAME, 0, new Portion(1 << 20, 3))
                .toCompletableFuture()
                .join();
        assertThat(slice.records()).extracting(LogRecord::timestamp).containsExactly(1000L, 1001L, 1001L);
        assertThat(slice.records()).extracting(one -> one.at().sequence()).containsExactly(0L, 1L, 2L);
        assertThat(slice.records())
                .extracting(one -> new String(one.body(), UTF_8))
                .containsExactly("a", "", "c");
        assertThat(slice.records().get(0).headers()).hasSize(1);
        assertThat(slice.records().get(0).headers().get(0).value()).asString().isEqualTo("v");
        assertThat(slice.records().get(0).metered()).isEqualTo(8 + 2 + 2 + 1);
    }

    @Test
    void readsBySequenceAndByTimestamp() throws Exception {
        create(BY_WRITER);
        List<NewRecord> records = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            records.add(record(1000 + i / 3 * 10, "x".repeat(50)));
        }
        append(records.toArray(NewRecord[]::new));
        for (int round = 0; round < 2; round++) {
            assertThat(first(store.readFrom(NAME, 17, ALL))).isEqualTo(17);
            assertThat(first(store.readSince(NAME, 0, ALL))).isZero();
            assertThat(first(store.readSince(NAME, 1010, ALL))).isEqualTo(3);
            assertThat(first(store.readSince(NAME, 1011, ALL))).isEqualTo(6);
            assertThat(first(store.readSince(NAME, state().tailTimestamp(), ALL)))
                    .isEqualTo(2997);
            Slice none = (Slice) join(store.readSince(NAME, state().tailTimestamp() + 1, ALL));
            assertThat(none.records()).isEmpty();
            assertThat(none.next()).isEqualTo(state().tail());
            assertThat(((Slice) join(store.readFrom(NAME, 0, new Portion(1 << 20, 7)))).records())
                    .hasSize(7);
            restart(); // nothing is in memory now
        }
    }

    @Test
    void conditionsAndTokens() throws Exception {
        create(Policy.DEFAULT);
        assertThat(append(OptionalLong.of(1), Optional.empty(), NewRecord.of(new byte[1])))
                .isInstanceOf(Outcome.SequenceMismatch.class);
        append(command("fence", "mine".getBytes(UTF_8)));
        assertThat(state().controls().fencingToken()).isEqualTo("mine");
        assertThat(append(OptionalLong.of(9), Optional.of("theirs"), NewRecord.of(new byte[1])))
                .isInstanceOf(Outcome.TokenMismatch.class);
        assertThat(append(OptionalLong.of(1), Optional.of("mine"), NewRecord.of(new byte[1])))
                .isInstanceOfSatisfying(Outcome.Recorded.class, recorded -> {
                    assertThat(recorded.start().sequence()).isEqualTo(1);
                    assertThat(recorded.stream().tail().sequence()).isEqualTo(2);
                });
        restart();
        assertThat(state().controls().fencingToken()).isEqualTo("mine");
    }

    @Test
    void timestampsFollowThePolicy() throws Exception {
        long future = System.currentTimeMillis() + 1_000_000;
        create(Policy.DEFAULT);
        append(record(1000, "old"), record(future, "future"), record(5, "older"));
        List<Long> stamps = ((Slice) join(store.readFrom(NAME, 0, ALL)))
                .records().stream().map(LogRecord::timestamp).toList();
        assertThat(stamps.get(0)).isEqualTo(1000);
        assertThat(stamps.get(1)).isBetween(future - 1_000_000, future - 1);
        assertThat(stamps.get(2)).isEqualTo(stamps.get(1));
        execute(new Command.Reconfigure(NAME, Retention.ALL, BY_WRITER));
        assertThat(append(NewRecord.of(new byte[1]))).isInstanceOf(Outcome.TimestampRequired.class);
        append(record(future, "uncapped"));
        assertThat(state().tailTimestamp()).isEqualTo(future);
    }

    @Test
    void trimCommandsDropAtOnceForRecordsAndSoonForBytes() throws Exception {
        create(Policy.DEFAULT);
        append(NewRecord.of(new byte[10]), NewRecord.of(new byte[10]), NewRecord.of(new byte[10]));
        append(command("trim", sequence(2)));
        assertThat(first(store.readFrom(NAME, 0, ALL))).isEqualTo(2);
        assertThat(first(store.readSince(NAME, 0, ALL))).isEqualTo(2);
        StoreFixture.await(() -> state().earliest().equals(new Position(2, 20)));
        append(command("trim", sequence(1)));
        assertThat(state().controls().trimPoint()).isEqualTo(2);
        append(command("trim", sequence(-1)));
        StoreFixture.await(() -> state().isEmpty());
        assertThat(state().tail()).isEqualTo(new Position(6, 30));
        assertThat(((Slice) join(store.readFrom(NAME, 0, ALL))).records()).isEmpty();
        restart();
        assertThat(state().isEmpty()).isTrue();
    }

    @Test
    void readersOfBytesNeverSeeCommands() throws Exception {
        create(Policy.DEFAULT);
        append(command("fence", "a".getBytes(UTF_8)), NewRecord.of(new byte[3]), command("fence", new byte[0]));
        Slice slice = (Slice) join(store.read(NAME, Position.START, 1 << 20));
        assertThat(slice.records()).hasSize(1);
        assertThat(slice.next()).isEqualTo(new Position(3, 3));
        assertThat(slice.reachesTail()).isTrue();
    }

    @Test
    void arrivalDecidesAboutAge() throws Exception {
        create(BY_WRITER);
        execute(new Command.Reconfigure(NAME, StoreFixture.retention(null, 3600, null), BY_WRITER));
        append(record(1000, "ancient by its own account"));
        assertThat(first(store.readFrom(NAME, 0, ALL))).isZero();
        restart();
        assertThat(first(store.readFrom(NAME, 0, ALL))).isZero();
        execute(new Command.Reconfigure(NAME, StoreFixture.retention(null, 0, null), BY_WRITER));
        StoreFixture.await(() -> state().isEmpty());
    }

    @Test
    void emptyStreamsGoOnceTheyWereEmptyForLongEnough() throws Exception {
        create(new Policy(Timestamping.DEFAULT, OptionalLong.of(1), ""));
        append(NewRecord.of(new byte[1]));
        execute(new Command.Reconfigure(
                NAME, StoreFixture.retention(null, 1, null), state().settings().policy()));
        StoreFixture.await(() -> state().isEmpty());
        long emptied = System.nanoTime();
        StoreFixture.await(() -> store.find(NAME).isEmpty());
        // The record was as old when it went as the stream may be empty: that must not count.
        assertThat(System.nanoTime() - emptied)
                .isGreaterThan(Duration.ofMillis(900).toNanos());
    }

    @Test
    void listsByPrefixInTheOrderOfBytes() throws Exception {
        List<String> names = List.of("a/1", "b/", "b/1", "b/10", "b/2", "b/\uffff", "b/\ud83d\ude00", "c/1");
        names.forEach(name ->
                execute(new Command.Create(new StreamName(name), new ContentType("text/plain"), List.of(), false)));
        assertThat(list("b/", "", 10)).containsExactlyElementsOf(names.subList(1, 7));
        assertThat(list("b/1", "", 10)).containsExactly("b/1", "b/10");
        assertThat(list("b/", "b/10", 2)).containsExactly("b/2", "b/\uffff");
        assertThat(list("b/", "a/1", 1)).containsExactly("b/");
        assertThat(list("b/", "c/1", 1)).isEmpty();
        assertThat(list("", "", 10)).containsExactlyElementsOf(names);
        execute(new Command.Delete(new StreamName("b/1")));
        assertThat(list("b/1", "", 10)).containsExactly("b/10");
    }

    private List<String> list(String prefix, String after, int limit) {
        return store.list(prefix, after, limit).stream()
                .map(state -> state.name().value())
                .toList();
    }

    @BeforeEach
    void open() throws Exception {
        store = Disk.open(folder, Duration.ZERO, Observer.NONE);
    }

    @AfterEach
    void close() throws Exception {
        store.close();
    }

    private void restart() throws Exception {
        close();
        open();
    }

    private void create(Policy policy) {
        execute(new Command.Create(
                NAME,
                new ContentType("application/octet-stream"),
                Lifetime.UNLIMITED,
                Retention.ALL,
                policy,
                List.of(),
                false));
    }

    private Outcome append(NewRecord... records) {
        return append(OptionalLong.empty(), Optional.empty(), records);
    }

    private Outcome append(OptionalLong match, Optional<String> token, NewRecord... records) {
        return execute(new Command.AppendRecords(NAME, List.of(records), match, token));
    }

    private Outcome execute(Command command) {
        return store.execute(command).toCompletableFuture().join();
    }

    private StreamState state() {
        return store.find(NAME).orElseThrow();
    }

    private static ReadOutcome join(CompletionStage<ReadOutcome> read) {
        return read.toCompletableFuture().join();
    }

    private static long first(CompletionStage<ReadOutcome> read) {
        return ((Slice) join(read)).records().get(0).at().sequence();
    }

    private static NewRecord record(long timestamp, String body, RecordHeader... headers) {
        return new NewRecord(OptionalLong.of(timestamp), List.of(headers), body.getBytes(UTF_8));
    }

    private static NewRecord command(String name, byte[] body) {
        return new NewRecord(OptionalLong.empty(), List.of(header("", name)), body);
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static byte[] sequence(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
