// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.launch.ServerProgram;
import dev.tidemark.conformance.s2.model.Basin;
import dev.tidemark.conformance.s2.model.Bytes;
import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.framed.Coding;
import dev.tidemark.conformance.wire.framed.Ending;
import dev.tidemark.conformance.wire.framed.Frame;
import dev.tidemark.conformance.wire.message.Arrival;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.socket.Transport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions in frames with the reference server, over every transport and with every compression. */
@Timeout(60)
class FramedSessionsIT {

    private static final Path SERVER = Path.of("..", "reference-server", "target", "quarkus-app", "quarkus-run.jar");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final AtomicInteger STREAMS = new AtomicInteger();

    @TempDir
    static Path folder;

    private static ReferenceServer server;
    private static Basin basin;

    private final Wire wire = new Wire(Map.of(), SOON);

    @BeforeAll
    static void start() throws Exception {
        server = ReferenceServer.start(ServerProgram.at(SERVER), folder.resolve("server.log"));
        var address = server.address();
        var wire = new Wire(Map.of(), SOON);
        var made = wire.sendPlain(Client.json(
                Request.of("POST", address.resolve(Vocabulary.BASINS)),
                Documents.object().put("basin", "framed-sessions")));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        basin = new Basin(address, "framed-sessions");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Arguments> everyWay() {
        return Arrays.stream(Transport.values())
                .flatMap(transport -> Arrays.stream(Coding.values()).map(coding -> Arguments.of(transport, coding)));
    }

    private Subject stream() {
        var stream = new Subject(basin, "s" + STREAMS.incrementAndGet());
        assertThat(new Client(wire).createStream(basin, stream.name(), null).status())
                .isEqualTo(201);
        return stream;
    }

    private FramedAppend appending(Subject stream, Transport transport, Coding... codings) {
        return FramedAppend.begin(wire, basin.append(stream.name()), transport, codings);
    }

    private FramedRead reading(Subject stream, String query, Transport transport, Coding... codings) {
        return FramedRead.open(wire, basin.read(stream.name(), query), transport, codings);
    }

    private static Coding[] offered(Coding coding) {
        return coding == Coding.NONE ? new Coding[0] : new Coding[] {coding};
    }

    private static List<NewRecord> large(int number) {
        return List.of(NewRecord.of(number + " " + "x".repeat(3_000)).with("name", "value"));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void whatIsAppendedIsAcknowledgedInItsOrderAndRead(Transport transport, Coding coding) {
        var stream = stream();
        try (var append = appending(stream, transport, offered(coding))) {
            IntStream.range(0, 20).forEach(number -> append.append(large(number), Conditions.seqNum(number), coding));
            append.end();
            assertThat(append.frames().awaitEnd(SOON)).isTrue();
            append.frames().checkEnd();
            assertThat(append.frames().answer().status()).isEqualTo(200);
            assertThat(append.acks())
                    .extracting(ack -> ack.start().seqNum())
                    .containsExactlyElementsOf(
                            IntStream.range(0, 20).mapToObj(Long::valueOf).toList());
            assertThat(append.frames().terminal()).isEmpty();
        }
        try (var read = reading(stream, "seq_num=0&count=20", transport, offered(coding))) {
            assertThat(read.frames().awaitEnd(SOON)).isTrue();
            read.frames().checkEnd();
            assertThat(read.frames().answer().header(Vocabulary.CONTENT_TYPE)).contains(Vocabulary.S2S);
            assertThat(read.records())
                    .extracting(StoredRecord::body)
                    .containsExactlyElementsOf(IntStream.range(0, 20)
                            .mapToObj(number -> large(number).get(0).body())
                            .toList());
            assertThat(read.records()).allMatch(record -> record.toString().contains("name: value"));
            assertThat(read.frames().session().seen().frames())
                    .anyMatch(frame -> frame.coding() == coding)
                    .allMatch(frame -> frame.coding() == coding || frame.message().length < 1024);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReaderAtTheTailIsToldWhatIsAppended(Transport transport) {
        var stream = stream();
        try (var read = reading(stream, "seq_num=0&wait=30", transport);
                var append = appending(stream, transport)) {
            assertThat(read.awaitBatches(1, SOON)).isTrue();
            assertThat(read.batches().get(0).records()).isEmpty();
            assertThat(read.batches().get(0).tail()).contains(new Position(0, 0));
            append.append(List.of(NewRecord.of("hello")));
            assertThat(append.awaitAcks(1, SOON)).isTrue();
            assertThat(read.awaitRecords(1, SOON)).isTrue();
            assertThat(read.records()).extracting(StoredRecord::body).containsExactly(Bytes.utf8("hello"));
        }
        assertThat(wire.transcript().exchanges())
                .flatExtracting(exchange ->
                        exchange.arrivals().stream().map(Arrival::what).toList())
                .anyMatch(what -> what.contains("batch of 1 record"))
                .anyMatch(what -> what.contains("append of 1 record: 'hello'"))
                .anyMatch(what -> what.contains("acknowledged from sequence number 0"));
    }

    @ParameterizedTest
    @EnumSource
    void aConditionThatFailsEndsTheSession(Transport transport) {
        var stream = stream();
        try (var append = appending(stream, transport)) {
            append.append(large(0), Conditions.seqNum(0), Coding.NONE);
            append.append(large(1), Conditions.seqNum(0), Coding.NONE);
            append.append(large(2), Conditions.seqNum(1), Coding.NONE);
            assertThat(append.frames().awaitEnd(SOON)).isTrue();
            assertThat(append.acks()).hasSize(1);
            var terminal = append.frames().terminal().orElseThrow();
            assertThat(terminal.status()).isEqualTo(412);
            assertThat(terminal.text()).contains("seq_num_mismatch");
            assertThat(append.frames().session().seen().end().how()).isEqualTo(Ending.COMPLETE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoInputEndsTheSession(Transport transport) {
        var stream = stream();
        try (var append = appending(stream, transport)) {
            append.send(Frame.bytes(0, new byte[] {(byte) 0xff}));
            assertThat(append.frames().awaitEnd(SOON)).isTrue();
            var terminal = append.frames().terminal().orElseThrow();
            assertThat(terminal.status()).isEqualTo(400);
            assertThat(terminal.text()).contains("bad_frame");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMissingStreamIsRefusedBeforeAnyFrame(Transport transport) {
        var none = new Subject(basin, "none");
        try (var append = appending(none, transport);
                var read = reading(none, "seq_num=0", transport)) {
            assertThat(append.frames().answer().status()).isEqualTo(404);
            assertThat(append.frames().answer().text()).contains("stream_not_found");
            assertThat(read.frames().answer().status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReaderTakesWhatItAsksFor(Transport transport) {
        var stream = stream();
        try (var append = appending(stream, transport)) {
            IntStream.range(0, 30).forEach(number -> append.append(List.of(NewRecord.sized(number, 100_000))));
            assertThat(append.awaitAcks(30, SOON)).isTrue();
        }
        var request = basin.read(stream.name(), "seq_num=0&count=30");
        try (var read = FramedRead.open(wire, request, transport, 1)) {
            assertThat(read.awaitBatches(2, Duration.ofMillis(300))).isFalse();
            assertThat(read.batches()).hasSize(1);
            read.frames().session().askForAll();
            assertThat(read.frames().awaitEnd(SOON)).isTrue();
            assertThat(read.records()).hasSize(30);
        }
    }
}
