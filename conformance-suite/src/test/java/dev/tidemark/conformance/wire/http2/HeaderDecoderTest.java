// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.wire.message.Header;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeaderDecoderTest {

    private final HeaderDecoder decoder = new HeaderDecoder();

    @Test
    void readsTheAnswersOfTheAppendixOfTheStandard() throws Http2Fault {
        // RFC 7541, C.6: Huffman, and a table that forgets, here of the usual size
        var first =
                "488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff6e919d29ad171863c78f0b97c8e9ae82ae43d3";
        assertThat(decoder.decode(hex(first)))
                .containsExactly(
                        new Header(":status", "302"),
                        new Header("cache-control", "private"),
                        new Header("date", "Mon, 21 Oct 2013 20:13:21 GMT"),
                        new Header("location", "https://www.example.com"));
        assertThat(decoder.decode(hex("4883640effc1c0bf")))
                .containsExactly(
                        new Header(":status", "307"),
                        new Header("cache-control", "private"),
                        new Header("date", "Mon, 21 Oct 2013 20:13:21 GMT"),
                        new Header("location", "https://www.example.com"));
    }

    @Test
    void readsWhateverAnotherEncoderWrites() throws Exception {
        var random = new Random(7);
        var encoder = new DefaultHttp2HeadersEncoder((name, value) -> value.length() % 7 == 0, false, 64, 8);
        for (int round = 0; round < 300; round++) {
            var sent = new ArrayList<Header>();
            for (int i = 0; i < random.nextInt(20); i++) {
                var name = random.nextBoolean()
                        ? StaticTable.ALL.get(14 + random.nextInt(47)).name()
                        : "x-" + random.nextInt(9);
                sent.add(new Header(name, text(random)));
            }
            var headers = new DefaultHttp2Headers(false);
            sent.forEach(header -> headers.add(header.name(), header.value()));
            var block = Unpooled.buffer();
            encoder.encodeHeaders(1, headers, block);
            var bytes = new byte[block.readableBytes()];
            block.readBytes(bytes);
            assertThat(decoder.decode(bytes)).containsExactlyInAnyOrderElementsOf(sent);
        }
    }

    @Test
    void anotherDecoderReadsWhatIsEncoded() throws Exception {
        var fields =
                List.of(new Header(":method", "GET"), new Header("x-long", "y".repeat(70_000)), new Header("a", ""));
        var theirs = new DefaultHttp2HeadersDecoder(false, 1 << 20);
        var headers = theirs.decodeHeaders(1, Unpooled.wrappedBuffer(HeaderEncoder.encode(fields)));
        assertThat(headers.get(":method")).hasToString("GET");
        assertThat(headers.get("x-long")).hasSize(70_000);
        assertThat(headers.get("a")).isEmpty();
    }

    @Test
    void whatIsNoHeaderBlockIsAFault() {
        for (var bad : List.of("80", "ff", "be", "3fffffff7f", "400161", "ffffffffffff", "0001618300", "418aff")) {
            assertThatThrownBy(() -> decoder.decode(hex(bad))).as(bad).isInstanceOf(Http2Fault.class);
        }
    }

    @Test
    void noBytesMakeMoreThanAFault() {
        var random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            var bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            try {
                decoder.decode(bytes);
            } catch (Http2Fault fault) {
                assertThat(fault.getMessage()).isNotBlank();
            }
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.append((char) (random.nextInt(4) == 0 ? random.nextInt(256) : 'a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
