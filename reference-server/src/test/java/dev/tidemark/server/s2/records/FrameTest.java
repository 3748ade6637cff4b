// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Encoding;
import dev.tidemark.server.s2.S2Problem;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes follow from s2s.md. */
class FrameTest {

    @Test
    void theLengthCountsTheFlagsAndTheBody() {
        assertThat(hex(Frame.regular(bytes("0102"), Encoding.NONE))).isEqualTo("000003" + "00" + "0102");
        assertThat(hex(Frame.regular(new byte[0], Encoding.ZSTD))).isEqualTo("000001" + "00");
        assertThat(hex(Frame.regular(new byte[70_000], Encoding.NONE))).startsWith("011171" + "00" + "0000");
    }

    @Test
    void theLastMessageHasTheStatusBeforeTheProblem() {
        S2Problem problem = S2Problem.sequenceMismatch(7);
        assertThat(hex(Frame.terminal(problem)))
                .isEqualTo("000019" + "80" + "019c" + hex(Buffer.buffer("{\"seq_num_mismatch\":7}")));
        assertThat(hex(Frame.terminal(S2Problem.of(Code.BAD_FRAME, "x")))).contains("80" + "0190");
    }

    @ParameterizedTest
    @EnumSource(names = {"ZSTD", "GZIP"})
    void messagesOf1KibibyteAreCompressed(Encoding encoding) throws IOException {
        assertThat(Frame.regular(new byte[1023], encoding).getByte(3)).isZero();
        Buffer frame = Frame.regular(new byte[1024], encoding);
        assertThat(frame.getByte(3)).isEqualTo((byte) (encoding == Encoding.ZSTD ? 0x20 : 0x40));
        assertThat(frame.getUnsignedMedium(0)).isEqualTo(frame.length() - 3);
        assertThat(encoding.decompress(frame.getBytes(4, frame.length()), 1024)).isEqualTo(new byte[1024]);
        assertThat(decoded(frame)).containsExactly("00".repeat(1024));
    }

    @Test
    void messagesAreTakenOutHoweverTheyAreCut() {
        Buffer all = Buffer.buffer()
                .appendBuffer(Frame.regular(bytes("01"), Encoding.NONE))
                .appendBuffer(Frame.regular(bytes("0203"), Encoding.NONE))
                .appendBuffer(Frame.regular(new byte[0], Encoding.NONE))
                .appendBuffer(Frame.regular(new byte[5000], Encoding.GZIP));
        for (int size = 1; size <= all.length(); size++) {
            FrameDecoder decoder = new FrameDecoder();
            List<String> messages = new ArrayList<>();
            for (int start = 0; start < all.length(); start += size) {
                decoder.add(all.getBuffer(start, Math.min(all.length(), start + size)));
                take(decoder, messages);
            }
            assertThat(messages).containsExactly("01", "0203", "", "00".repeat(5000));
            assertThat(decoder.isIncomplete()).isFalse();
        }
    }

    @Test
    void reservedBitsAreOverlooked() {
        assertThat(decoded(Buffer.buffer(bytes("0000021f05")))).containsExactly("05");
    }

    @Test
    void halfAFrameIsNoFrame() {
        FrameDecoder decoder = new FrameDecoder();
        decoder.add(Buffer.buffer(bytes("0000020")));
        assertThat(decoder.next()).isEmpty();
        assertThat(decoder.isIncomplete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000", // no flags
                "200001", // more than 2 MiB
                "000003800190", // terminal
                "0000026001", // both compressions
                "0000022001", // no zstd
                "0000024001" // no gzip
            })
    void malformed(String hex) {
        Refused.with(400, "bad_frame", () -> decoded(Buffer.buffer(bytes(hex))));
    }

    @Test
    void aFrameHas2MebibytesAtMost() {
        assertThat(Frame.fits(new byte[(2 << 20) - 1])).isTrue();
        assertThat(Frame.fits(new byte[2 << 20])).isFalse();
        Buffer bomb = Frame.regular(new byte[3 << 20], Encoding.ZSTD);
        assertThat(bomb.length()).isLessThan(10_000);
        Refused.with(400, "bad_frame", () -> decoded(bomb));
    }

    private static List<String> decoded(Buffer bytes) {
        FrameDecoder decoder = new FrameDecoder();
        decoder.add(bytes);
        List<String> messages = new ArrayList<>();
        take(decoder, messages);
        return messages;
    }

    private static void take(FrameDecoder decoder, List<String> messages) {
        for (Optional<byte[]> message = decoder.next(); message.isPresent(); message = decoder.next()) {
            messages.add(HexFormat.of().formatHex(message.get()));
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.length() % 2 == 0 ? hex : hex + "0");
    }

    private static String hex(Buffer bytes) {
        return HexFormat.of().formatHex(bytes.getBytes());
    }
}
