// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.offsets;

import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import java.util.function.Predicate;

/** What an offset looks like (section 8). */
enum OffsetForm {
    @Word(value = "has no comma, ampersand, equals sign, question mark or slash", means = "None of , & = ? /.")
    WITHOUT_SEPARATORS(offset -> offset.chars().noneMatch(one -> ",&=?/".indexOf(one) >= 0)),

    @Word(
            value = "consists of characters that a URL takes as they are",
            means = "The unreserved ones of RFC 3986: letters, digits, `-`, `.`, `_` and `~`.")
    UNRESERVED(offset -> offset.matches("[A-Za-z0-9._~-]+")),

    @Word(value = "is shorter than 256 characters", means = "The longest is noted.")
    SHORT(offset -> offset.length() < 256),

    @Word(value = "is neither \"-1\" nor \"now\"", means = "The two words that readers may send instead of one.")
    NO_SENTINEL(offset -> !offset.equals(Vocabulary.BEGINNING) && !offset.equals(Vocabulary.NOW));

    final Predicate<String> rule;

    OffsetForm(Predicate<String> rule) {
        this.rule = rule;
    }
}
