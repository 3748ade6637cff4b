// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final History history = new History();

    @Test
    void aStreamWithEveryAcknowledgedAppendOnceIsAccepted() {
        acknowledged(1, 1, "01");
        acknowledged(2, 1, "02");
        assertThat(history.exactlyOnce(List.of("1-1", "2-1"))).isEmpty();
        assertThat(history.orderOfOffsets(List.of("1-1", "2-1"), Comparator.naturalOrder()))
                .isEmpty();
    }

    @Test
    void aLostAppendIsFound() {
        acknowledged(1, 1, "01");
        acknowledged(2, 1, "02");
        assertThat(history.exactlyOnce(List.of("1-1")).orElseThrow().observed())
                .contains("2-1")
                .contains("02");
    }

    @Test
    void aRepeatedAppendIsFound() {
        acknowledged(1, 1, "01");
        assertThat(history.exactlyOnce(List.of("1-1", "1-1"))).isPresent();
    }

    @Test
    void whatNobodyAppendedIsFound() {
        assertThat(history.exactlyOnce(List.of("9-9"))).isPresent();
    }

    @Test
    void anUnacknowledgedAppendMayBeThereOrNotButNotTwice() {
        unacknowledged(1, 1);
        assertThat(history.exactlyOnce(List.of())).isEmpty();
        assertThat(history.exactlyOnce(List.of("1-1"))).isEmpty();
        assertThat(history.exactlyOnce(List.of("1-1", "1-1"))).isPresent();
    }

    @Test
    void swappedOffsetsAreFound() {
        acknowledged(1, 1, "02");
        acknowledged(2, 1, "01");
        assertThat(history.orderOfOffsets(List.of("1-1", "2-1"), Comparator.naturalOrder()))
                .isPresent();
    }

    @Test
    void theOrderOfEachWriterIsItsOwn() {
        acknowledged(1, 1, "01");
        acknowledged(1, 2, "02");
        acknowledged(2, 1, "03");
        assertThat(history.orderOfWriters(List.of("1-1", "2-1", "1-2"))).isEmpty();
        assertThat(history.orderOfWriters(List.of("1-2", "2-1", "1-1"))).isPresent();
    }

    @Test
    void writesThatShareAnOffsetAreInNoOrder() {
        acknowledged(1, 1, "01");
        acknowledged(2, 1, "01");
        assertThat(history.orderOfOffsets(List.of("2-1", "1-1"), Comparator.naturalOrder()))
                .isEmpty();
    }

    @Test
    void aLaterAppendWithoutAGreaterOffsetIsFound() {
        between(1, "02", 0, 10);
        between(2, "02", 11, 20);
        assertThat(history.growingInTime(Comparator.naturalOrder())).isPresent();
    }

    @Test
    void appendsUnderWayTogetherMayShareAnOffset() {
        between(1, "02", 0, 10);
        between(2, "02", 5, 20);
        between(3, "03", 21, 30);
        assertThat(history.growingInTime(Comparator.naturalOrder())).isEmpty();
    }

    @Test
    void readersThatDisagreeAreFound() {
        assertThat(History.onePrefix(List.of(List.of("a", "b"), List.of("a", "b", "c"))))
                .isEmpty();
        assertThat(History.onePrefix(List.of(List.of("b", "a"), List.of("a", "b", "c"))))
                .isPresent();
    }

    private void acknowledged(int writer, int number, String offset) {
        history.add(new Write(writer, number, writer + "-" + number, Optional.of(offset), 0, 1));
    }

    private void between(int writer, String offset, long sentAt, long answeredAt) {
        history.add(new Write(writer, 1, writer + "-1", Optional.of(offset), sentAt, answeredAt));
    }

    private void unacknowledged(int writer, int number) {
        history.add(new Write(writer, number, writer + "-" + number, Optional.empty(), 0, 1));
    }
}
