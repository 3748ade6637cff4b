// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.reports.contract.Broken;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Conditions NONE = new Conditions(Map.of(), false);

    @Test
    void anInputIsWhatTheDescriptionSays() {
        var record = NewRecord.of("hi").with("a", "b").at(300);
        // records { timestamp: 300, headers { name: a, value: b }, body: hi }, match_seq_num: 5, fencing_token: t
        assertThat(hex(Messages.append(List.of(record), Conditions.parse("the sequence number 5 and the token \"t\""))))
                .isEqualTo("0a0f" + "08ac02" + "1206" + "0a0161" + "120162" + "1a026869" + "1005" + "1a0174");
        assertThat(hex(Messages.append(List.of(NewRecord.of("")), NONE))).isEqualTo("0a02" + "1a00");
    }

    @Test
    void theLargestNumbersAreWritten() {
        var unsigned = Conditions.parse("the sequence number 18446744073709551615");
        assertThat(hex(Messages.append(List.of(), unsigned))).isEqualTo("10" + "ffffffffffffffffff01");
        assertThat(hex(Messages.append(List.of(), Conditions.seqNum(0)))).isEqualTo("1000");
        assertThat(hex(Messages.append(List.of(), Conditions.seqNum(128)))).isEqualTo("108001");
    }

    @Test
    void anAcknowledgementIsRead() {
        var ack = Messages.ack(HexFormat.of().parseHex("0a0408051064" + "120408071065" + "1a0408091066"));
        assertThat(ack).isEqualTo(new Ack(new Position(5, 100), new Position(7, 101), new Position(9, 102)));
        assertThat(Messages.ack(HexFormat.of().parseHex("0a00" + "12020801" + "1a020801"))
                        .start())
                .isEqualTo(Position.ZERO);
    }

    @Test
    void aBatchIsRead() {
        // records { seq_num: 3, timestamp: 4, headers { value: "fence" }, body: "t" }, tail { seq_num: 4, timestamp: 4
        // }
        var batch = Messages.batch(HexFormat.of()
                .parseHex("0a10" + "0803" + "1004" + "1a07" + "120566656e6365" + "220174" + "120408041004"));
        assertThat(batch.records())
                .containsExactly(new StoredRecord(3, 4, List.of(RecordHeader.of("", "fence")), Bytes.utf8("t")));
        assertThat(batch.tail()).contains(new Position(4, 4));
        assertThat(Messages.batch(new byte[0]).records()).isEmpty();
        assertThat(Messages.batch(new byte[0]).tail()).isEmpty();
    }

    @Test
    void fieldsOfLaterVersionsArePassedOver() {
        var batch = Messages.batch(HexFormat.of().parseHex("7801" + "8a01026869" + "950101020304" + "12020801"));
        assertThat(batch.tail()).contains(new Position(1, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a", "0a05", "08", "0b", "ffffffffffffffffffffff01", "1001", "0a020880", "120209"})
    void whatIsNoBatchIsAFinding(String bytes) {
        assertThatThrownBy(() -> Messages.batch(HexFormat.of().parseHex(bytes))).isInstanceOf(Broken.class);
    }

    @Test
    void anAcknowledgementWithoutAPositionIsAFinding() {
        assertThatThrownBy(() -> Messages.ack(HexFormat.of().parseHex("0a00" + "12020801")))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("the field 3");
    }

    @Test
    void noBytesMakeMoreThanAFinding() {
        var random = new Random(5);
        for (int round = 0; round < 20_000; round++) {
            var bytes = new byte[random.nextInt(30)];
            random.nextBytes(bytes);
            try {
                Messages.batch(bytes);
            } catch (Broken finding) {
                assertThat(finding).hasMessageContaining("a message s2.v1.");
            }
        }
    }

    @Test
    void inputsAndBatchesAreToldInOneLine() {
        var input = Messages.append(List.of(NewRecord.of("x"), NewRecord.of("y")), Conditions.seqNum(4));
        assertThat(Messages.describeInput(input))
                .isEqualTo("append of 2 records, if the next sequence number is 4: 'x' 'y'");
        assertThat(Messages.describe(Messages.batch(HexFormat.of().parseHex("12020801"))))
                .isEqualTo("batch without records, tail at sequence number 1, timestamp 0");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
