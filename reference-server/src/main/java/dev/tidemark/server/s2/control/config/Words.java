// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import dev.tidemark.server.log.settings.Timestamping;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The words of enumerations on the wire. */
final class Words {

    private Words() {}

    static String wire(Timestamping.Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Timestamping.Mode> mode(String wire) {
        return named(Timestamping.Mode.values(), Words::wire, wire);
    }

    static <E> Optional<E> named(E[] values, Function<E, String> wire, String word) {
        return Arrays.stream(values)
                .filter(value -> wire.apply(value).equals(word))
                .findFirst();
    }
}
