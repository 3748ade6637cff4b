// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A word of a shell script: text as it is, and expressions for what is known only when the script runs. */
record ShellText(List<Piece> pieces) {

    private static final Pattern HARMLESS_IN_DOUBLE_QUOTES = Pattern.compile("[^\"$`\\\\!\\p{Cntrl}]*");

    ShellText {
        pieces = List.copyOf(pieces);
    }

    sealed interface Piece {}

    record Literal(String text) implements Piece {}

    /** The value of a variable. */
    record Variable(String name) implements Piece {}

    /** A substitution, such as {@code $(instant 60)}. */
    record Code(String text) implements Piece {}

    static ShellText of(String literal) {
        return new ShellText(List.of(new Literal(literal)));
    }

    /** One word, whatever it contains. */
    String quoted() {
        if (pieces.stream().allMatch(Literal.class::isInstance)) {
            return Shell.quote(
                    pieces.stream().map(piece -> ((Literal) piece).text).collect(Collectors.joining()));
        }
        boolean plain = pieces.stream()
                .allMatch(piece -> !(piece instanceof Literal literal)
                        || HARMLESS_IN_DOUBLE_QUOTES.matcher(literal.text).matches());
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean nameGoesOn = plain
                    && i + 1 < pieces.size()
                    && pieces.get(i + 1) instanceof Literal next
                    && next.text.matches("(?s)\\w.*");
            if (piece instanceof Literal literal) {
                word.append(plain ? literal.text : Shell.quote(literal.text));
            } else {
                String code = piece instanceof Variable variable
                        ? nameGoesOn ? "${" + variable.name + "}" : "$" + variable.name
                        : ((Code) piece).text;
                word.append(plain ? code : "\"" + code + "\"");
            }
        }
        return plain ? "\"" + word + "\"" : word.toString();
    }
}
