// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonMessagesTest {

    private static final int MOST = 1000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0.5",
                "1e21",
                "12345678901234567890",
                "true",
                "null",
                "\"text with \\\" and \\u00e9 and é and \\ud83d\"",
                "{\"b\":1,\"a\":2,\"b\":3}",
                "{\"\":[1,[2]]}",
                "\"\"",
                "{}"
            })
    void keepsTheTextOfAMessage(String json) {
        assertThat(split(json)).containsExactly(json);
        assertThat(split(" \n" + json + "\t\r\n ")).containsExactly(json);
        assertThat(split("[ " + json + " , " + json + " ]")).containsExactly(json, json);
        assertThat(split("[" + json + "," + json + "]")).containsExactly(json, json);
    }

    @Test
    void flattensOneLevelOnly() {
        assertThat(split("[[1, 2],[3,4]]")).containsExactly("[1, 2]", "[3,4]");
        assertThat(split("[[[1,2,3]]]")).containsExactly("[[1,2,3]]");
        assertThat(split("[[]]")).containsExactly("[]");
        assertThat(split("[ ]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{bad",
                "[1,]",
                "[1",
                "1 2",
                "{} {}",
                "[1][2]",
                "NaN",
                "[NaN]",
                "Infinity",
                "01",
                "+1",
                ".5",
                "'a'",
                "{a:1}",
                "/**/1",
                "1//",
                "tru",
                "\"a\nb\"",
                "\"\\x\"",
                "\uFEFF1",
                "[1,,2]",
                "{\"a\":1,}",
                "]",
                "1,2"
            })
    void refusesWhatIsNotOneJsonValue(String json) {
        assertThatThrownBy(() -> split(json)).isInstanceOf(Problem.class);
    }

    @Test
    void refusesOtherEncodings() {
        assertThatThrownBy(() -> JsonMessages.split("[1]".getBytes(StandardCharsets.UTF_16), MOST))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> JsonMessages.split("[1]".getBytes(StandardCharsets.UTF_16LE), MOST))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> JsonMessages.split(new byte[] {'"', (byte) 0xC3, '"'}, MOST))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> split("[".repeat(1_000_000))).isInstanceOf(Problem.class);
    }

    @Test
    void refusesMoreMessagesThanItMayTake() {
        assertThat(split("[" + "1,".repeat(MOST - 1) + "1]")).hasSize(MOST);
        assertThatThrownBy(() -> split("[" + "1,".repeat(MOST) + "1]"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.reply().status()).isEqualTo(413));
        assertThat(split("[[" + "1,".repeat(MOST) + "1]]")).hasSize(1);
    }

    @Test
    void joinsToOneArray() {
        assertThat(JsonMessages.join(List.of())).asString().isEqualTo("[]");
        assertThat(JsonMessages.join(JsonMessages.split("[1, {\"a\": 2}]".getBytes(StandardCharsets.UTF_8), MOST)))
                .asString()
                .isEqualTo("[1,{\"a\": 2}]");
    }

    private static List<String> split(String json) {
        return JsonMessages.split(json.getBytes(StandardCharsets.UTF_8), MOST).stream()
                .map(message -> new String(message, StandardCharsets.UTF_8))
                .toList();
    }
}
