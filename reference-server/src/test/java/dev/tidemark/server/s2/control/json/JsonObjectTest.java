// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.s2.S2Problem;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "1",
                "\"a\"",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":01}",
                "{\"a\":NaN}"
            })
    void onlyOneWholeObjectIsTaken(String text) {
        refused(() -> object(text), 400, "bad_json");
    }

    @Test
    void aMemberIsWhatItIsAskedFor() {
        JsonObject object =
                object("{\"t\":\"x\",\"f\":true,\"n\":9223372036854775807,\"o\":{\"t\":\"y\"},\"a\":[\"p\",\"q\"]}");
        assertThat(object.text("t")).contains("x");
        assertThat(object.flag("f")).contains(true);
        assertThat(object.count("n")).contains(Long.MAX_VALUE);
        assertThat(object.requiredObject("o").requiredText("t")).isEqualTo("y");
        assertThat(object.texts("a").orElseThrow()).containsExactly("p", "q");
    }

    @Test
    void nullCountsAsMissingButIsThere() {
        JsonObject object = object("{\"m\":null}");
        assertThat(object.has("m")).isTrue();
        assertThat(object.text("m")).isEmpty();
        assertThat(object.count("m")).isEmpty();
        assertThat(object.object("m")).isEmpty();
        refused(() -> object.requiredText("m"), 400, "bad_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.0", "1e3", "\"1\"", "true", "9223372036854775808", "[1]"})
    void aCountIsAWholeNumber(String number) {
        refused(() -> object("{\"n\":" + number + "}").count("n"), 400, "bad_json");
    }

    @Test
    void aRefusalNamesThePathOfTheMember() {
        assertThatThrownBy(() -> object("{\"a\":{\"b\":{\"c\":1}}}")
                        .requiredObject("a")
                        .requiredObject("b")
                        .text("c"))
                .hasMessage("a.b.c must be a string.");
    }

    @Test
    void aWordIsOneOfAFew() {
        assertThat(object("{\"w\":\"one\"}").word("w", JsonObjectTest::meaning)).contains(1);
        refused(() -> object("{\"w\":\"One\"}").word("w", JsonObjectTest::meaning), 400, "bad_json");
    }

    @Test
    void whatIsWrittenReadsTheSame() throws Exception {
        String text = "{\"a\":[1,-2,18446744073709551615,1.50,\"\u00e9\\n\",true,null],\"b\":{}}";
        assertThat(JsonTree.text(JsonTree.parse(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(text);
    }

    private static Optional<Integer> meaning(String word) {
        return word.equals("one") ? Optional.of(1) : Optional.empty();
    }

    private static JsonObject object(String text) {
        return JsonObject.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S2Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(status);
            assertThat(problem.body()).startsWith("{\"code\":\"" + code + "\"");
        });
    }
}
