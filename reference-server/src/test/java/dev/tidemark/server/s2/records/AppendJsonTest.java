// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.log.NewRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppendJsonTest {

    @Test
    void everythingABatchCanSay() {
        AppendInput input = raw("""
                {"match_seq_num": 7, "fencing_token": "tök", "unknown": {"deep": [1, {}]},
                 "records": [
                   {"body": "a\\u00e9\\n\\ud83c\\udf0a", "headers": [["n", "v"], ["n", ""]], "timestamp": 5, "more": []},
                   {},
                   {"timestamp": null, "headers": [], "body": ""}]}""");
        assertThat(input.matchSequence()).hasValue(7);
        assertThat(input.fencingToken()).contains("tök");
        assertThat(input.records()).hasSize(3);
        NewRecord first = input.records().get(0);
        assertThat(first.timestamp()).hasValue(5);
        assertThat(new String(first.body(), UTF_8)).isEqualTo("aé\n🌊");
        assertThat(first.headers())
                .extracting(header -> new String(header.name()) + "=" + new String(header.value()))
                .containsExactly("n=v", "n=");
        NewRecord second = input.records().get(1);
        assertThat(second.timestamp()).isEmpty();
        assertThat(second.headers()).isEmpty();
        assertThat(second.body()).isEmpty();
    }

    @Test
    void nullIsNoCondition() {
        AppendInput input = raw("{\"records\":[],\"match_seq_num\":null,\"fencing_token\":null}");
        assertThat(input.matchSequence()).isEmpty();
        assertThat(input.fencingToken()).isEmpty();
    }

    @Test
    void theLargestNumberIsOne() {
        assertThat(raw("{\"records\":[{\"timestamp\":18446744073709551615}],\"match_seq_num\":18446744073709551615}")
                        .matchSequence())
                .hasValue(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"records\":[]} x",
                "{\"records\":[]",
                "{\"records\":null}",
                "{\"records\":{}}",
                "{\"records\":[1]}",
                "{\"records\":[{\"body\":1}]}",
                "{\"records\":[{\"body\":null}]}",
                "{\"records\":[{\"headers\":null}]}",
                "{\"records\":[{\"headers\":[\"a\"]}]}",
                "{\"records\":[{\"headers\":[[\"a\"]]}]}",
                "{\"records\":[{\"headers\":[[\"a\",\"b\",\"c\"]]}]}",
                "{\"records\":[{\"headers\":[[\"a\",1]]}]}",
                "{\"records\":[{\"timestamp\":-1}]}",
                "{\"records\":[{\"timestamp\":1.0}]}",
                "{\"records\":[{\"timestamp\":\"1\"}]}",
                "{\"records\":[{\"timestamp\":18446744073709551616}]}",
                "{\"records\":[],\"match_seq_num\":\"1\"}",
                "{\"records\":[],\"fencing_token\":1}",
                "{\"records\":[],\"fencing_token\":\"0123456789012345678901234567890123456\"}",
                "{\"records\":[],\"records\":[]}",
                "{\"records\":[{\"body\":\"a\",\"body\":\"b\"}]}",
                "{\"records\":[{\"body\":\"\\ud800\"}]}",
                "{\"records\":[{\"body\":\"a\nb\"}]}"
            })
    void malformed(String json) {
        Refused.with(400, "bad_json", () -> raw(json));
    }

    @Test
    void onlyUtf8IsJson() {
        Refused.with(
                400,
                "bad_json",
                () -> AppendJson.parse("{\"records\":[{\"body\":\"é\"}]}".getBytes(ISO_8859_1), Format.RAW));
        Refused.with(400, "bad_json", () -> AppendJson.parse("{\"records\":[]}".getBytes(UTF_16), Format.RAW));
        byte[] overlong = "{\"records\":[{\"body\":\"??\"}]}".getBytes(UTF_8);
        overlong[21] = (byte) 0xc0;
        overlong[22] = (byte) 0x80;
        Refused.with(400, "bad_json", () -> AppendJson.parse(overlong, Format.RAW));
    }

    @Test
    void base64() {
        AppendInput input =
                base64("{\"records\":[{\"body\":\"AP8=\",\"headers\":[[\"\",\"dHJpbQ==\"]]},{\"body\":\"\"}]}");
        assertThat(input.records().get(0).body()).containsExactly(0, -1);
        assertThat(input.records().get(0).headers().get(0).name()).isEmpty();
        assertThat(input.records().get(0).headers().get(0).value()).asString().isEqualTo("trim");
        assertThat(input.records().get(1).body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AP8", "A", "AP8=AP8=", "AP9=", "AQ=", "AR==", "A P8=", "AP_8", "====", "=AAA"})
    void noBase64(String text) {
        Refused.with(422, "invalid", () -> base64("{\"records\":[{\"body\":\"" + text + "\"}]}"));
        Refused.with(400, "bad_json", () -> base64("{\"records\":[{\"body\":\"" + text + "\"}]"));
    }

    private static AppendInput raw(String json) {
        return AppendJson.parse(json.getBytes(UTF_8), Format.RAW);
    }

    private static AppendInput base64(String json) {
        return AppendJson.parse(json.getBytes(UTF_8), Format.BASE64);
    }
}
