// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The settings that are on or off. The library takes whatever it does not know for off, which would open a server that was to be locked. */
public final class Switches {

    /** All there are; a test compares them with {@link TidemarkConfig}. */
    static final List<String> ALL =
            List.of("tidemark.forwarded-headers", "tidemark.stop-on-stdin-close", "tidemark.s2.auth");

    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "on", "off", "1", "0", "y", "n");

    private Switches() {}

    /**
     * Looks at them before the library does.
     *
     * @param properties the value of a property, or null
     * @param environment which the properties overrule
     * @throws WrongSetting for the first one that is neither on nor off
     */
    public static void check(UnaryOperator<String> properties, Map<String, String> environment) {
        for (String name : ALL) {
            String value = Optional.ofNullable(properties.apply(name))
                    .orElseGet(() -> environment.getOrDefault(SettingNames.variable(name), ""))
                    .strip();
            if (!value.isEmpty() && !WORDS.contains(value.toLowerCase(Locale.ROOT))) {
                throw new WrongSetting(name, value, "be true or false");
            }
        }
    }
}
