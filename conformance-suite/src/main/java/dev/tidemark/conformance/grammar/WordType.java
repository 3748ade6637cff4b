// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.grammar;

import io.cucumber.core.backend.ParameterTypeDefinition;
import io.cucumber.cucumberexpressions.ParameterType;
import io.cucumber.cucumberexpressions.Transformer;

/** The words of an enum as Cucumber has them. */
record WordType<E extends Enum<E>>(Class<E> words) implements ParameterTypeDefinition {

    @Override
    public ParameterType<?> parameterType() {
        var name = Words.parameter(words);
        var pattern = Words.pattern(words);
        if (Words.haveBraces(words)) {
            Transformer<Spoken<?>> spoken = text -> Words.spoken(words, text);
            return new ParameterType<>(name, pattern, Spoken.class, spoken::transform);
        }
        Transformer<E> constant = text -> Words.named(words, text);
        return new ParameterType<>(name, pattern, words, constant);
    }

    @Override
    public boolean isDefinedAt(StackTraceElement place) {
        return place.getClassName().equals(words.getName());
    }

    @Override
    public String getLocation() {
        return words.getName();
    }
}
