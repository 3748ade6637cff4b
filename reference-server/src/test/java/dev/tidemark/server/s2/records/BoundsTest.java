// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.RecordHeader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsTest {

    private static final long NONE = Bounds.NONE;

    private final List<LogRecord> records = List.of(record(0, 10, 5), record(1, 20, 5), record(2, 20, 5));

    @Test
    void countBytesAndUntilWhicheverComesFirst() {
        assertThat(new Bounds(NONE, NONE, NONE).ofBatch(records)).isEqualTo(3);
        assertThat(new Bounds(2, NONE, NONE).ofBatch(records)).isEqualTo(2);
        assertThat(new Bounds(0, NONE, NONE).ofBatch(records)).isZero();
        assertThat(new Bounds(NONE, 26, NONE).ofBatch(records)).isEqualTo(2);
        assertThat(new Bounds(NONE, 25, NONE).ofBatch(records)).isEqualTo(1);
        assertThat(new Bounds(NONE, 12, NONE).ofBatch(records)).isZero();
        assertThat(new Bounds(NONE, NONE, 20).ofBatch(records)).isEqualTo(1);
        assertThat(new Bounds(NONE, NONE, 21).ofBatch(records)).isEqualTo(3);
        assertThat(new Bounds(2, 13, 21).ofBatch(records)).isEqualTo(1);
    }

    @Test
    void aBatchHas1000RecordsAnd1MebibyteAtMost() {
        List<LogRecord> many = new ArrayList<>();
        for (int i = 0; i < 1001; i++) {
            many.add(record(i, 0, 0));
        }
        assertThat(new Bounds(NONE, NONE, NONE).ofBatch(many)).isEqualTo(1000);
        List<LogRecord> large = List.of(record(0, 0, (1 << 20) - 8 - 13), record(1, 0, 5), record(2, 0, 0));
        assertThat(new Bounds(NONE, NONE, NONE).ofBatch(large)).isEqualTo(2);
    }

    @Test
    void whatIsLargerThanABatchHasOneOfItsOwn() {
        List<LogRecord> large = List.of(record(0, 0, 1 << 20), record(1, 0, 5));
        assertThat(new Bounds(NONE, NONE, NONE).ofBatch(large)).isEqualTo(1);
        assertThat(new Bounds(NONE, 1 << 20, NONE).ofBatch(large)).isZero();
    }

    @Test
    void whatWasReturnedIsTakenOff() {
        assertThat(new Bounds(5, NONE, 9).after(2, 30)).isEqualTo(new Bounds(3, NONE, 9));
        assertThat(new Bounds(NONE, 100, 9).after(2, 30)).isEqualTo(new Bounds(NONE, 70, 9));
        assertThat(new Bounds(2, 20, NONE).after(3, 30)).isEqualTo(new Bounds(0, 0, NONE));
        assertThat(new Bounds(0, 10, NONE).isSpent()).isTrue();
        assertThat(new Bounds(NONE, NONE, 5).isSpent()).isFalse();
        assertThat(new Bounds(NONE, NONE, 5).isLimited()).isTrue();
        assertThat(new Bounds(NONE, NONE, NONE).isLimited()).isFalse();
    }

    @Test
    void headersAreMetered() {
        var header = new RecordHeader("a".getBytes(), "1".getBytes());
        var one = new LogRecord(Position.START, 0, 0, List.of(header), "x".getBytes());
        assertThat(Bounds.metered(List.of(one, record(1, 0, 5)))).isEqualTo(13 + 13);
    }

    private static LogRecord record(long sequence, long timestamp, int size) {
        return new LogRecord(new Position(sequence, 0), timestamp, timestamp, List.of(), new byte[size]);
    }
}
