// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.RecordHeader;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes follow from s2.proto and the encoding of protobuf. */
class ProtoTest {

    @Test
    void readsABatch() throws IOException {
        // records { timestamp: 300, headers { name: "n", value: "v" }, headers { name: "m" }, body: "hi" }
        // records {}
        // match_seq_num: 7, fencing_token: "t", and a field 15 of a later version
        AppendInput input = Proto.appendInput(
                bytes("0a14 08ac02 1206 0a016e 120176 1203 0a016d 1a026869" + "0a00" + "1007" + "1a0174" + "7a0178"));
        assertThat(input.records()).hasSize(2);
        assertThat(input.records().get(0).timestamp()).hasValue(300);
        assertThat(input.records().get(0).headers())
                .extracting(header -> new String(header.name()) + "=" + new String(header.value()))
                .containsExactly("n=v", "m=");
        assertThat(input.records().get(0).body()).asString().isEqualTo("hi");
        assertThat(input.records().get(1).timestamp()).isEmpty();
        assertThat(input.records().get(1).body()).isEmpty();
        assertThat(input.matchSequence()).hasValue(7);
        assertThat(input.fencingToken()).contains("t");
    }

    @Test
    void presenceIsNotZero() throws IOException {
        AppendInput input = Proto.appendInput(bytes("0a020800" + "1000" + "1a00"));
        assertThat(input.records().get(0).timestamp()).hasValue(0);
        assertThat(input.matchSequence()).hasValue(0);
        assertThat(input.fencingToken()).contains("");
        assertThat(Proto.appendInput(new byte[0]).matchSequence()).isEmpty();
    }

    @Test
    void theLargestNumberIsOne() throws IOException {
        assertThat(Proto.appendInput(bytes("10ffffffffffffffffff01")).matchSequence())
                .hasValue(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a", "0a05", "0a0208", "1a02c328", "0f", "00", "0a021005ff"})
    void noBatch(String hex) {
        assertThatIOException().isThrownBy(() -> Proto.appendInput(bytes(hex)));
    }

    @Test
    void writesAnAcknowledgement() {
        byte[] ack = Proto.appendAck(new Ack(new Place(0, 300), new Place(2, 301), new Place(2, 301)));
        assertThat(ack).isEqualTo(bytes("0a03 10ac02" + "1205 0802 10ad02" + "1a05 0802 10ad02"));
        assertThat(Proto.appendAck(new Ack(new Place(0, 0), new Place(1, 0), new Place(1, 0))))
                .isEqualTo(bytes("0a00" + "12020801" + "1a020801"));
    }

    @Test
    void writesABatch() {
        var header = new RecordHeader("n".getBytes(UTF_8), new byte[0]);
        var first = new LogRecord(Position.START, 300, 1, List.of(header), new byte[0]);
        var second = new LogRecord(new Position(1, 0), 300, 1, List.of(), "hi".getBytes(UTF_8));
        assertThat(Proto.readBatch(List.of(first, second), Optional.of(new Place(2, 300))))
                .isEqualTo(bytes("0a08 10ac02 1a03 0a016e" + "0a09 0801 10ac02 22026869" + "1205 0802 10ac02"));
        assertThat(Proto.readBatch(List.of(second), Optional.empty())).isEqualTo(bytes("0a09 0801 10ac02 22026869"));
        assertThat(Proto.readBatch(List.of(), Optional.empty())).isEmpty();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
