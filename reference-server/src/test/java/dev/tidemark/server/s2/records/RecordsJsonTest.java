// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.RecordHeader;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordsJsonTest {

    @Test
    void positions() {
        Place place = new Place(7, 1000);
        assertThat(new String(RecordsJson.tail(place), UTF_8))
                .isEqualTo("{\"tail\":{\"seq_num\":7,\"timestamp\":1000}}");
        assertThat(new String(RecordsJson.ping(5, place), UTF_8))
                .isEqualTo("{\"timestamp\":5,\"tail\":{\"seq_num\":7,\"timestamp\":1000}}");
        assertThat(new String(RecordsJson.ack(new Ack(new Place(6, 999), place, place)), UTF_8))
                .isEqualTo("{\"start\":{\"seq_num\":6,\"timestamp\":999},\"end\":{\"seq_num\":7,\"timestamp\":1000},"
                        + "\"tail\":{\"seq_num\":7,\"timestamp\":1000}}");
    }

    @Test
    void rawTextIsEscapedAndWhatIsNoneIsReplaced() {
        assertThat(batch(Format.RAW, "say \"é\"\n\u0000🌊".getBytes(UTF_8)))
                .isEqualTo("{\"records\":[{\"seq_num\":3,\"timestamp\":9,\"headers\":[[\"n\",\"v\"]],"
                        + "\"body\":\"say \\\"é\\\"\\n\\u0000🌊\"}]}");
        assertThat(batch(Format.RAW, HexFormat.of().parseHex("61ff62f0289fbc")))
                .contains("\"a\ufffdb\ufffd(\ufffd\ufffd\"");
    }

    @Test
    void base64IsPadded() {
        assertThat(batch(Format.BASE64, HexFormat.of().parseHex("00ff")))
                .contains("[[\"bg==\",\"dg==\"]],\"body\":\"AP8=\"");
    }

    @Test
    void whatIsEmptyIsLeftOut() {
        var one = new LogRecord(new Position(3, 0), 9, 0, List.of(), new byte[0]);
        assertThat(new String(RecordsJson.batch(List.of(one), Optional.of(new Place(4, 9)), Format.RAW), UTF_8))
                .isEqualTo("{\"records\":[{\"seq_num\":3,\"timestamp\":9}],\"tail\":{\"seq_num\":4,\"timestamp\":9}}");
        assertThat(new String(RecordsJson.batch(List.of(), Optional.empty(), Format.RAW), UTF_8))
                .isEqualTo("{\"records\":[]}");
    }

    private static String batch(Format format, byte[] body) {
        var header = new RecordHeader("n".getBytes(UTF_8), "v".getBytes(UTF_8));
        var one = new LogRecord(new Position(3, 0), 9, 0, List.of(header), body);
        return new String(RecordsJson.batch(List.of(one), Optional.empty(), format), UTF_8);
    }
}
