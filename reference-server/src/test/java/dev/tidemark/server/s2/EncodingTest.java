// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EncodingTest {

    /** What {@code zstd --check} makes of {@code hello}. */
    private static final byte[] HELLO = HexFormat.of().parseHex("28b52ffd045829000068656c6c6fa36d9f88");

    @ParameterizedTest
    @EnumSource
    void whatIsCompressedComesOutAgain(Encoding encoding) throws IOException {
        for (int size : new int[] {0, 1, 1000, 300_000}) {
            byte[] plain = new byte[size];
            new Random(size).nextBytes(plain);
            java.util.Arrays.fill(plain, size / 2, size, (byte) 'x');
            byte[] compressed = encoding.compress(plain);
            assertThat(encoding.decompress(compressed, size)).isEqualTo(plain);
            assertThat(compressed.length).isLessThanOrEqualTo(size + 100);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ZSTD", "GZIP"})
    void moreThanTheLimitDoesNotComeOut(Encoding encoding) {
        byte[] compressed = encoding.compress(new byte[100_000]);
        assertThat(compressed.length).isLessThan(1000);
        assertThatIOException().isThrownBy(() -> encoding.decompress(compressed, 99_999));
    }

    @ParameterizedTest
    @EnumSource(names = {"ZSTD", "GZIP"})
    void whatIsDamagedIsRefused(Encoding encoding) {
        byte[] compressed = encoding.compress("hello hello hello hello".getBytes());
        assertThatIOException()
                .isThrownBy(
                        () -> encoding.decompress(java.util.Arrays.copyOf(compressed, compressed.length - 5), 1000));
        assertThatIOException().isThrownBy(() -> encoding.decompress("hello".getBytes(), 1000));
    }

    @Test
    void readsWhatOthersCompressed() throws IOException {
        assertThat(Encoding.ZSTD.decompress(HELLO, 100)).asString().isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip | GZIP",
                "gzip, zstd | ZSTD",
                "br, GZip;q=0.5 | GZIP",
                "zstd;q=0, gzip | GZIP",
                "zstd; q=0.000 | NONE",
                "zstd;q=0.001 | ZSTD",
                "gzipped | NONE",
                "'' | NONE",
                "* | NONE",
                "identity | NONE"
            })
    void accepts(String header, Encoding expected) {
        assertThat(Encoding.accepted(header)).isEqualTo(expected);
    }

    @Test
    void nothingIsAcceptedBySayingNothing() {
        assertThat(Encoding.accepted(null)).isEqualTo(Encoding.NONE);
    }
}
