// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.grammar.Word;
import java.util.function.Function;

/** A reader that has a page, and how it names the tag: as HTTP lets it be named (RFC 9110, 13.1.2 and 5.3). */
enum Owner {
    @Word(value = "the reader that has it", means = "If-None-Match with the tag as it came.")
    PLAIN(tag -> lines(tag)),

    @Word(value = "a reader that has any", means = "An asterisk.")
    ANY(tag -> lines("*")),

    @Word(value = "a reader that names its tag as a weak tag", means = "`W/` before it, or no longer before it.")
    WEAK(tag -> lines(tag.startsWith("W/") ? tag.substring(2) : "W/" + tag)),

    @Word(value = "a reader that names its tag last in a list", means = "Behind two others.")
    LAST(tag -> lines(UnknownTag.TEXT + ", W/\"another\", " + tag)),

    @Word(value = "a reader that names its tag first in a list", means = "Before another.")
    FIRST(tag -> lines(tag + ", " + UnknownTag.TEXT)),

    @Word(value = "a reader that names its tag in a list without blanks", means = "Between two others.")
    WITHOUT_BLANKS(tag -> lines(UnknownTag.TEXT + "," + tag + ",\"another\"")),

    @Word(value = "a reader that names its tag in a list with gaps", means = "With empty elements and a tab.")
    WITH_GAPS(tag -> lines(UnknownTag.TEXT + " , ,\t" + tag + " ,")),

    @Word(value = "a reader that names its tag behind a tag with a comma", means = "`\"one, and a half\"` before it.")
    BEHIND_COMMA(tag -> lines("\"one, and a half\", " + tag)),

    @Word(value = "a reader that names its tag in the first of two lines", means = "Two header lines.")
    FIRST_LINE(tag -> lines(tag, UnknownTag.TEXT)),

    @Word(value = "a reader that names its tag in the last of three lines", means = "Three header lines.")
    LAST_LINE(tag -> lines(UnknownTag.TEXT, "\"another\"", tag));

    private final Function<String, String[]> form;

    Owner(Function<String, String[]> form) {
        this.form = form;
    }

    /** The header lines of If-None-Match that name this tag. */
    String[] lines(Page page) {
        return form.apply(page.tag());
    }

    private static String[] lines(String... values) {
        return values;
    }
}
