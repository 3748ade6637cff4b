// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import java.util.regex.Pattern;

/** What a javadoc comment says, as one line of Markdown. */
final class JavadocText {

    private static final Pattern CODE = Pattern.compile("\\{@code ([^}]*)}");
    private static final Pattern LINK = Pattern.compile("\\{@link #?([^}]*)}");

    private JavadocText() {}

    /** @param comment as the compiler gives it; null where there is none */
    static String of(String comment) {
        if (comment == null) {
            return "";
        }
        var sentence = comment.split("(?m)^\\s*@", 2)[0].strip().replaceAll("\\s+", " ");
        var marked = CODE.matcher(sentence).replaceAll("`$1`");
        return LINK.matcher(marked)
                .replaceAll("`$1`")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
