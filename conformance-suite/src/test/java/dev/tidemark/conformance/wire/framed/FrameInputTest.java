// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameInputTest {

    private static final long MOST = 1 << 20;

    /** 2 000 times "a", and what the zstd command 1.5 makes of that. */
    private static final String ZSTD = "KLUv/QRYTQAAEGFhAQDL/wALPntOKg==";

    private static final String GZIP = "H4sIAAAAAAAAA0tMHAWjYBSMglEwCkbBUAcAOT4TqNAHAAA=";

    @ParameterizedTest
    @EnumSource
    void aMessageComesOutAsItWentIn(Coding coding) throws IOException {
        var message = "some text ".repeat(500).getBytes(StandardCharsets.UTF_8);
        var frame = only(Frame.regular(message, coding));
        assertThat(frame.message()).isEqualTo(message);
        assertThat(frame.coding()).isEqualTo(coding);
        assertThat(frame.isTerminal()).isFalse();
    }

    @Test
    void whatOtherProgramsCompressedIsRead() throws IOException {
        var expected = "a".repeat(2000).getBytes(StandardCharsets.UTF_8);
        assertThat(only(Frame.bytes(0x20, Base64.getDecoder().decode(ZSTD))).message())
                .isEqualTo(expected);
        assertThat(only(Frame.bytes(0x40, Base64.getDecoder().decode(GZIP))).message())
                .isEqualTo(expected);
    }

    @Test
    void theBytesAreThoseOfTheDescription() {
        assertThat(hex(Frame.regular(new byte[] {1, 2, 3}, Coding.NONE))).isEqualTo("000004" + "00" + "010203");
        assertThat(hex(Frame.terminal(412, "{}"))).isEqualTo("000005" + "80" + "019c" + "7b7d");
        assertThat(Coding.ZSTD.flags()).isEqualTo(0b0010_0000);
        assertThat(Coding.GZIP.flags()).isEqualTo(0b0100_0000);
    }

    @Test
    void aTerminalFrameHasAStatusAndAText() throws IOException {
        var frame = only(Frame.terminal(503, "{\"code\":\"unavailable\"}"));
        assertThat(frame.isTerminal()).isTrue();
        assertThat(frame.status()).isEqualTo(503);
        assertThat(frame.text()).isEqualTo("{\"code\":\"unavailable\"}");
    }

    @Test
    void adviceAndReservedBitsAreToldAndChangeNothing() throws IOException {
        var frame = only(Frame.bytes(0x1a, new byte[] {7}));
        assertThat(frame.message()).containsExactly(7);
        assertThat(frame.advisesToReconnect()).isTrue();
        assertThat(frame.reserved()).isEqualTo(0x0a);
        assertThat(only(Frame.bytes(0, new byte[] {7})).advisesToReconnect()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "0000", "000005", "00000500", "0000050001"})
    void anEndWithinAFrameIsOne(String bytes) {
        assertThatThrownBy(() -> input(HexFormat.of().parseHex(bytes)).next())
                .isInstanceOf(TruncatedFrame.class)
                .hasMessageStartingWith("the body ends after");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000", // without a flag byte
                "00000160", // a compression that there is not
                "00000220ff", // no zstd
                "00000240ff", // no gzip
                "00000120", // nothing at all as zstd
                "00000180", // terminal without a status
                "0000028001" // half a status
            })
    void whatIsNoFrameIsNone(String bytes) {
        assertThatThrownBy(() -> input(HexFormat.of().parseHex(bytes)).next()).isInstanceOf(MalformedFrame.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"GZIP", "ZSTD"})
    void fewBytesThatWouldBecomeManyAreRefused(Coding coding) {
        var bomb = Frame.regular(new byte[(int) MOST + 1], coding);
        assertThat(bomb).hasSizeLessThan(10_000);
        assertThatThrownBy(() -> input(bomb).next())
                .isInstanceOf(MalformedFrame.class)
                .hasMessageContaining("more than " + MOST + " bytes");
    }

    @Test
    void noBytesMakeMoreThanAFault() {
        var random = new Random(11);
        for (int round = 0; round < 20_000; round++) {
            var body = new byte[random.nextInt(40)];
            random.nextBytes(body);
            var begin = (byte) (random.nextBoolean() ? 0x20 : 0x40);
            try {
                only(Frame.bytes(begin, random.nextBoolean() ? body : garbled(body, begin, random)));
            } catch (IOException fault) {
                assertThat(fault).isInstanceOfAny(MalformedFrame.class, TruncatedFrame.class);
            }
        }
    }

    /** Compressed as it says, with one byte changed. */
    private static byte[] garbled(byte[] body, int flags, Random random) {
        var coded = Coding.of(flags).orElseThrow().encode(body);
        coded[random.nextInt(coded.length)] ^= (byte) (1 + random.nextInt(255));
        return coded;
    }

    private static Frame only(byte[] bytes) throws IOException {
        var input = input(bytes);
        var frame = input.next().orElseThrow();
        assertThat(input.next()).isEmpty();
        return frame;
    }

    private static FrameInput input(byte[] bytes) {
        return new FrameInput(new ByteArrayInputStream(bytes), MOST);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
