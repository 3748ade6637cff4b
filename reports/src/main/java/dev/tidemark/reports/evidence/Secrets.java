// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of every view: learns the values of secret headers from all exchanges, then masks these headers and
 * every other place where a learned value turns up, such as a body that echoes it.
 */
public final class Secrets {

    private static final List<String> USUAL =
            List.of("Authorization", "Proxy-Authorization", "Cookie", "Set-Cookie", "X-Api-Key");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/\\s]+@");
    private static final List<String> SCHEMES = List.of("Bearer", "bearer", "Digest", "digest");
    private static final int SHORTEST = 6;
    private static final String MASK = "[masked]";

    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> values =
            new TreeSet<>(Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private final Openings openings = new Openings(SHORTEST);
    private final Set<String> parameters = new TreeSet<>();

    /** @param names of secret headers beyond the usual ones */
    public Secrets(Collection<String> names) {
        this.names.addAll(USUAL);
        this.names.addAll(names);
    }

    public boolean isSecret(String header) {
        return names.contains(header);
    }

    /** Remembers a header's value and its parts (such as the token after {@code Bearer}) when the header is secret. */
    void learn(String header, String value) {
        if (isSecret(header)) {
            String credentials = header.equalsIgnoreCase("Set-Cookie") ? value.split(";", 2)[0] : value;
            remember(credentials.strip());
            if (credentials.regionMatches(true, 0, "Basic ", 0, "Basic ".length())) {
                rememberBasic(credentials.substring("Basic ".length()).strip());
            }
            for (String part : credentials.split("[\\s;,]+")) {
                remember(part);
                remember(part.substring(part.indexOf('=') + 1));
            }
        }
    }

    /** From now on the values of this parameter of queries are secrets. */
    void learnParameter(String name) {
        parameters.add(name);
    }

    /** Remembers the secrets of an address: user, password and the values of secret parameters, as they are and decoded. */
    void learnAddress(String url) {
        for (String name : parameters) {
            Matcher value = value(name).matcher(url);
            while (value.find()) {
                remember(value.group());
                remember(decoded(value.group()));
            }
        }
    }

    private static Pattern value(String parameter) {
        return Pattern.compile("(?<=[?&]" + Pattern.quote(parameter) + "=)[^&#\\s'\"]+");
    }

    private static String decoded(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return encoded;
        }
    }

    /** User and password of Basic authentication, which a server may echo in clear. */
    private void rememberBasic(String credentials) {
        try {
            String clear = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            int colon = clear.indexOf(':');
            if (colon >= 0) {
                remember(clear);
                remember(clear.substring(colon + 1));
                remember(URLEncoder.encode(clear.substring(colon + 1), StandardCharsets.UTF_8));
            }
        } catch (IllegalArgumentException notBase64) {
            // then there is nothing behind it
        }
    }

    private void remember(String value) {
        if (value.length() >= SHORTEST && !SCHEMES.contains(value)) {
            values.add(value);
            openings.add(value);
        }
    }

    /** The text without any learned secret and without user names and passwords in URLs; null stays null. */
    public String mask(String text) {
        if (text == null) {
            return null;
        }
        String masked = text.contains("://") ? USER_INFO.matcher(text).replaceAll(MASK + "@") : text;
        for (String name : parameters) {
            masked = value(name).matcher(masked).replaceAll(MASK);
        }
        return openings.mayBeIn(masked) ? withoutValues(masked) : masked;
    }

    private String withoutValues(String text) {
        String masked = text;
        for (String value : values) {
            masked = masked.replace(value, MASK);
        }
        return masked;
    }

    /** What stands for the value of a secret header: the shell variable that {@code repro.sh} reads. */
    static String placeholder(String header) {
        return "$TIDEMARK_" + header.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
