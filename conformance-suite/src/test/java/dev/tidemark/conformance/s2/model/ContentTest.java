// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTest {

    private static final Subject STREAM = new Subject(null, "a stream");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            3 records                                               | 3  | 3
            a batch of 3 records                                    | 1  | 3
            30 records in batches of 7                              | 5  | 30
            2 records of 20 metered bytes                           | 2  | 2
            records of 20, 33 and 50 metered bytes                  | 3  | 3
            a record at the timestamp 1000                          | 1  | 1
            10 records at the timestamp 2000 in batches of 5        | 2  | 10
            a batch of records at the timestamps 3000, 1000 and 2000 | 1  | 3
            70 records, 7 at each timestamp from 1000 on, in batches of 15 | 5 | 70
            a batch of a record, a fence with "first" and a trim to 2 | 1 | 3
            the command "trim" with the bytes "00 ff"               | 1  | 1
            20 batches of 2 records                                 | 20 | 40
            a record stamped 1 hour ahead                           | 1  | 1
            """)
    void wordsSayHowManyBatchesAndRecordsThereAre(String words, int batches, int records) {
        assertThat(words).matches(Content.WORDS);
        var parsed = Content.parse(words).batches(STREAM, new Random(1));
        assertThat(parsed).hasSize(batches);
        assertThat(parsed.stream().mapToInt(List::size).sum()).isEqualTo(records);
        assertThat(parsed.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }

    @Test
    void aPlanHasEveryPhraseOfItsWords() {
        var words = "from sequence number 5, at most 3 records, waiting 4 seconds, not clamped, with the id \"4,5,65\"";
        assertThat(words).matches(ReadPlan.WORDS);
        var plan = ReadPlan.parse(words);
        assertThat(plan.text()).isEqualTo("seq_num=5&count=3&wait=4&clamp=false");
        assertThat(plan.headers()).containsEntry(Vocabulary.LAST_EVENT_ID, "4,5,65");
        assertThat(ReadPlan.parse("with the query \"seq_num=-1&wait=soon\"").text())
                .isEqualTo("seq_num=-1&wait=soon");
    }

    @Test
    void whereAServerMayChooseWhatItReceivedDecides() {
        var stream = new Subject(null, "a stream");
        var records = Content.parse("a batch of 4 records")
                .batches(stream, new Random(1))
                .get(0);
        stream.appended(records, new Ack(Position.ZERO, new Position(4, 0), new Position(4, 0)));
        assertThat(Received.parse("records 1 to 2").of(stream))
                .extracting(Expected::seqNum)
                .containsExactly(1L, 2L);
        assertThat(Received.parse("all records").end(stream)).isEqualTo(4);
        assertThat(Received.parse("record 1 and perhaps more").isOpen()).isTrue();
        assertThat(Received.parse("record 1 and perhaps more").of(stream)).hasSize(1);
    }
}
