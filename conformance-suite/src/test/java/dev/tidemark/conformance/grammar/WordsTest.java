// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {

    enum Fruit {
        @Word(value = "an apple (red)", means = "It has parentheses.")
        RED,
        @Word(value = "an apple", means = "It begins another word.")
        ANY,
        @Word(value = "{int} pears called {string}", means = "It holds a number and a text.")
        PEARS
    }

    enum Plain {
        APPLE
    }

    @Test
    void anEnumWithMarkedConstantsIsAParameterOfItsOwnName() {
        assertThat(Words.areOf(Fruit.class)).isTrue();
        assertThat(Words.areOf(Plain.class)).isFalse();
        assertThat(Words.parameter(Fruit.class)).isEqualTo("fruit");
        assertThat(Words.of(Fruit.RED)).isEqualTo("an apple (red)");
    }

    @Test
    void thePatternTakesEachWordAndNothingElse() {
        assertThat(List.of("an apple (red)", "an apple", "3 pears called \"x\"", "3 pears called 'x'"))
                .allMatch(word -> word.matches(Words.pattern(Fruit.class)));
        assertThat(List.of("an apple red", "a pear", "x pears called \"x\"", "3 pears called x"))
                .noneMatch(word -> word.matches(Words.pattern(Fruit.class)));
    }

    @Test
    void aWordIsItsConstantAndWhatStandsInItsBraces() {
        assertThat(Words.spoken(Fruit.class, "12 pears called 'a \\'b\\''"))
                .isEqualTo(new Spoken<>(Fruit.PEARS, List.of("12", "a 'b'")));
        assertThat(Words.spoken(Fruit.class, "12 pears called \"c\"").number(0)).isEqualTo(12);
        assertThat(Words.named(Fruit.class, "an apple")).isEqualTo(Fruit.ANY);
        assertThatThrownBy(() -> Words.named(Fruit.class, "a plum")).hasMessage("a plum is no word of Fruit");
    }

    @Test
    void quotesGoAndThoseBehindABackslashStay() {
        assertThat(Words.unquoted("'[\"a\\\"b\"]'")).isEqualTo("[\"a\"b\"]");
        assertThat(Words.unquoted("12")).isEqualTo("12");
    }
}
