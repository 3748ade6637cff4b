// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import dev.tidemark.reports.contract.Broken;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A content type as RFC 9110, section 8.3.1, compares it: letter case and space do not matter in the type and in the names of parameters, nor
 * in a charset; they do in all other values.
 */
public record MediaType(String type, Map<String, String> parameters) {

    public static MediaType of(String text) {
        var parts = text.split(";");
        var parameters = new TreeMap<String, String>();
        Arrays.stream(parts)
                .skip(1)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> {
                    var equals = part.indexOf('=');
                    var name = (equals < 0 ? part : part.substring(0, equals))
                            .strip()
                            .toLowerCase(Locale.ROOT);
                    var value = equals < 0
                            ? ""
                            : unquoted(part.substring(equals + 1).strip());
                    parameters.put(name, name.equals("charset") ? value.toLowerCase(Locale.ROOT) : value);
                });
        return new MediaType(parts[0].strip().toLowerCase(Locale.ROOT), parameters);
    }

    /** Whether an answer that names the other type names this one. A charset may have been added on the way: it says what was meant. */
    public boolean comesBackAs(MediaType other) {
        var named = new TreeMap<>(other.parameters);
        if (!parameters.containsKey("charset")) {
            named.remove("charset");
        }
        return type.equals(other.type) && parameters.equals(named);
    }

    /** Checks that this type came back as it was given; nothing is named by an empty text. */
    public static void check(String type, String named) {
        if (!of(type).comesBackAs(of(named))) {
            throw new Broken("Content-Type: " + type, named.isEmpty() ? "no Content-Type" : "Content-Type: " + named);
        }
    }

    private static String unquoted(String value) {
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
