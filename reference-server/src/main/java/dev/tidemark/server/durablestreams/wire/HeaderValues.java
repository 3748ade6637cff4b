// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reading headers that may be given once. */
final class HeaderValues {

    /** Decimal, without sign and leading zeros (5.1); longer ones would not fit a number. */
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

    private HeaderValues() {}

    /** @throws Problem if the header is given more than once */
    static Optional<String> single(MultiMap headers, String name) {
        List<String> values = headers.getAll(name);
        if (values.size() > 1) {
            throw Problem.badRequest("REPEATED_HEADER", name + " is given more than once.");
        }
        return values.stream().findFirst();
    }

    /** @throws Problem if the header is given more than once or is no plain decimal number */
    static OptionalLong number(MultiMap headers, String name) {
        Optional<String> value = single(headers, name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!NUMBER.matcher(value.get()).matches()) {
            throw Problem.badRequest(
                    "INVALID_NUMBER",
                    name + " is a decimal number of at most 18 digits without sign or leading zeros.");
        }
        return OptionalLong.of(Long.parseLong(value.get()));
    }
}
