// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.RecordHeader;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AppendInputTest {

    private static final int LARGEST_BODY = (1 << 20) - 8;

    @Test
    void aBatchHas1To1000RecordsOf1MebibyteAtMost() {
        refused(List.of());
        accepted(Collections.nCopies(1000, record("")));
        refused(Collections.nCopies(1001, record("")));
        accepted(List.of(NewRecord.of(new byte[LARGEST_BODY])));
        refused(List.of(NewRecord.of(new byte[LARGEST_BODY + 1])));
        accepted(List.of(NewRecord.of(new byte[LARGEST_BODY - 8]), record("")));
        refused(List.of(NewRecord.of(new byte[LARGEST_BODY - 7]), record("")));
        refused(List.of(record("", header("n", "v".repeat(LARGEST_BODY - 2)))));
    }

    @Test
    void metering() {
        assertThat(AppendInput.metered(record("hello"))).isEqualTo(13);
        assertThat(AppendInput.metered(record("x", header("a", "1")))).isEqualTo(13);
        assertThat(AppendInput.metered(record("t", header("", "fence")))).isEqualTo(16);
        assertThat(AppendInput.metered(record("12345678", header("", "trim")))).isEqualTo(22);
        assertThat(AppendInput.metered(record(""))).isEqualTo(8);
    }

    @Test
    void onlyCommandsHaveAHeaderWithoutName() {
        accepted(List.of(record("", header("n", ""))));
        accepted(List.of(record("token", header("", "fence"))));
        accepted(List.of(record("", header("", "fence"))));
        accepted(List.of(record("x".repeat(36), header("", "fence"))));
        refused(List.of(record("x".repeat(37), header("", "fence"))));
        refused(List.of(new NewRecord(OptionalLong.empty(), List.of(header("", "fence")), new byte[] {(byte) 0xff})));
        accepted(List.of(record("12345678", header("", "trim"))));
        refused(List.of(record("1234567", header("", "trim"))));
        refused(List.of(record("", header("", "Fence"))));
        refused(List.of(record("", header("", ""))));
        refused(List.of(record("token", header("", "fence"), header("n", "v"))));
        refused(List.of(record("token", header("n", "v"), header("", "fence"))));
    }

    @Test
    void knowsItsCommands() {
        AppendInput fence = input(List.of(record("x"), record("token", header("", "fence"))));
        assertThat(fence.fences()).isTrue();
        assertThat(fence.trims()).isFalse();
        AppendInput trim = input(List.of(record("12345678", header("", "trim"))));
        assertThat(trim.fences()).isFalse();
        assertThat(trim.trims()).isTrue();
        assertThat(input(List.of(record("x", header("fence", "")))).fences()).isFalse();
    }

    @Test
    void aTokenHas36BytesAtMost() {
        assertThat(token("é".repeat(18)).checked().fencingToken()).isPresent();
        Refused.with(422, "invalid", () -> token("é".repeat(18) + "x").checked());
    }

    private static AppendInput token(String token) {
        return new AppendInput(List.of(record("")), OptionalLong.empty(), Optional.of(token));
    }

    private static void accepted(List<NewRecord> records) {
        assertThatCode(() -> input(records).checked()).doesNotThrowAnyException();
    }

    private static void refused(List<NewRecord> records) {
        Refused.with(422, "invalid", () -> input(records).checked());
    }

    private static AppendInput input(List<NewRecord> records) {
        return new AppendInput(records, OptionalLong.empty(), Optional.empty());
    }

    private static NewRecord record(String body, RecordHeader... headers) {
        return new NewRecord(OptionalLong.empty(), List.of(headers), body.getBytes(UTF_8));
    }

    private static RecordHeader header(String name, String value) {
        return new RecordHeader(name.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
