// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of all settings, and what somebody who misspelt one may have meant. */
public final class SettingNames {

    /** All there are, as properties; a test compares them with {@link TidemarkConfig}. */
    public static final List<String> ALL = List.of(
            "tidemark.host",
            "tidemark.port",
            "tidemark.hosts",
            "tidemark.forwarded-headers",
            "tidemark.data",
            "tidemark.durability",
            "tidemark.sync-delay",
            "tidemark.stop-on-stdin-close",
            "tidemark.auth.token",
            "tidemark.limits.body-bytes",
            "tidemark.limits.body-messages",
            "tidemark.limits.body-memory",
            "tidemark.limits.send-memory",
            "tidemark.limits.chunk-bytes",
            "tidemark.limits.requests-in-flight",
            "tidemark.limits.live-readers",
            "tidemark.limits.subscriptions",
            "tidemark.live.long-poll",
            "tidemark.live.sse-heartbeat",
            "tidemark.live.sse-lifetime",
            "tidemark.s2.auth",
            "tidemark.s2.root-token",
            "tidemark.webhooks.local",
            "tidemark.webhooks.domains",
            "tidemark.webhooks.timeout",
            "tidemark.webhooks.key-lifetime");

    private static final String VARIABLES = "TIDEMARK_";

    /** What the conformance kit of the same name reads; both may run in one environment. */
    private static final Set<String> OF_OTHERS = Set.of("TIDEMARK_SHARD", "TIDEMARK_SHARDS");

    private SettingNames() {}

    /**
     * Looks for environment variables that can only be misspelt settings.
     *
     * @param environment the names of all variables
     * @throws WrongSetting for the first one
     */
    public static void check(Collection<String> environment) {
        for (String variable : new TreeSet<>(environment)) {
            if (variable.startsWith(VARIABLES)
                    && !OF_OTHERS.contains(variable)
                    && ALL.stream().map(SettingNames::variable).noneMatch(variable::equals)) {
                throw new WrongSetting("there is no setting for the environment variable " + variable
                        + meant(
                                variable,
                                ALL.stream().map(SettingNames::variable).toList()));
            }
        }
    }

    /** The environment variable of a setting. */
    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    /** {@code ; did you mean tidemark.port?}, or nothing if no setting is near. */
    public static String meant(String property) {
        return meant(property, ALL);
    }

    private static String meant(String written, List<String> names) {
        Optional<String> nearest = names.stream()
                .filter(name -> distance(written, name) <= Math.max(2, written.length() / 4))
                .min(Comparator.comparingInt(name -> distance(written, name)));
        return nearest.map(name -> "; did you mean " + name + "?").orElse("");
    }

    /** How many letters have to be added, left out, or changed (Levenshtein). */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
