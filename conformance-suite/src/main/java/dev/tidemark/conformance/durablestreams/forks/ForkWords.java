// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.forks;

import dev.tidemark.conformance.durablestreams.client.Cast;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.expiry.Lifespan;
import io.cucumber.java.ParameterType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The nouns of the scenarios about forks. */
public final class ForkWords {

    private final Cast cast;

    public ForkWords(Cast cast) {
        this.cast = cast;
    }

    /**
     * What a fork request says beside its source; nothing, or any of these in this order: {@code at the offset after message 2} (also
     * {@code of} another stream), {@code at an offset of its own making} (one character of the offset after message 1 is another), {@code with
     * the sub-offset "2"}, a lifetime such as {@code with the TTL "3600"}, {@code with "NAME" set to "VALUE"} (one more header),
     * {@code under the URL of the other stream}.
     */
    @ParameterType("(?: at the offset after message (\\d+)(?: of (" + Cast.NAMES + "))?)?"
            + "( at an offset of its own making)?"
            + "(?: with the sub-offset \"([^\"]*)\")?"
            + "(?: with (the TTL \"[^\"]*\"|the end \"[^\"]*\"))?"
            + "(?: with \"([^\"]*)\" set to \"([^\"]*)\")?"
            + "(?: under the URL of (" + Cast.NAMES + "))?")
    public ForkForm forkForm(
            String message,
            String ofOther,
            String madeUp,
            String subOffset,
            String lifetime,
            String header,
            String value,
            String url) {
        var position = Optional.ofNullable(message).map(Integer::valueOf);
        return new ForkForm(
                madeUp == null ? position.map(number -> offset(number, ofOther)) : Optional.of(ForkWords::madeUp),
                position,
                subOffset,
                headers(lifetime, header, value),
                Optional.ofNullable(url).map(cast::named).map(Subject::uri));
    }

    private Function<Subject, String> offset(int message, String of) {
        return source -> (of == null ? source : cast.named(of)).offset(message);
    }

    private static String madeUp(Subject source) {
        return ForkForm.altered(source.offset(1));
    }

    private static UnaryOperator<dev.tidemark.conformance.wire.message.Request> headers(
            String lifetime, String header, String value) {
        return request -> {
            var living = lifetime == null ? request : Lifespan.named(lifetime).on(request);
            return header == null ? living : living.with(header, value);
        };
    }

    /** Streams of the scenario by their names in it, such as {@code stream 1, stream 3 and stream 2}. */
    @ParameterType("(?:" + Cast.NAMES + ")(?:(?:, | and )(?:" + Cast.NAMES + "))*")
    public List<Subject> streams(String names) {
        return Arrays.stream(names.split(", | and ")).map(cast::turnTo).toList();
    }
}
