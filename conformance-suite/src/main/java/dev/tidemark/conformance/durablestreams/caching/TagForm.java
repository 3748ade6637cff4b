// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.grammar.Word;
import java.util.function.UnaryOperator;

/** What a reader sends in place of the tag of its copy. */
enum TagForm {
    @Word(value = "a tag of its own making", means = "One that no answer carried.")
    MADE_UP(tag -> UnknownTag.TEXT),

    @Word(value = "a weak tag", means = "The tag with `W/` before it.")
    WEAK(tag -> tag.startsWith("W/") ? tag : "W/" + tag),

    @Word(value = "a list of tags", means = "The tag behind one that no answer carried.")
    LIST(tag -> UnknownTag.TEXT + ", " + tag),

    @Word(value = "an asterisk", means = "`*`.")
    ANY(tag -> "*");

    private final UnaryOperator<String> form;

    TagForm(UnaryOperator<String> form) {
        this.form = form;
    }

    String of(String tag) {
        return form.apply(tag);
    }
}
