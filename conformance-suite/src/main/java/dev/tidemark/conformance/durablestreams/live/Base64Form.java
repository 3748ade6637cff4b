// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.grammar.Word;
import java.util.function.Predicate;

/** What the base64 text of a data event looks like (RFC 4648, section 4). */
enum Base64Form {
    @Word(value = "holds nothing but the standard base64 alphabet", means = "A-Z a-z 0-9 + / and padding.")
    STANDARD(text -> text.matches("[A-Za-z0-9+/]*={0,2}")),

    @Word(value = "is complete base64", means = "A multiple of four characters long.")
    COMPLETE(text -> text.length() % 4 == 0),

    @Word(value = "without bytes has no padding", means = "No text of padding alone.")
    NO_LONE_PADDING(text -> text.isEmpty() || !text.replace("=", "").isEmpty());

    final Predicate<String> rule;

    Base64Form(Predicate<String> rule) {
        this.rule = rule;
    }
}
