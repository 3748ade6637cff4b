// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The options of a run by name, as in {@code -Dtarget.name=acme}. Empty values count as absent: CI jobs pass variables that may be empty.
 */
public record Settings(Map<String, String> values) {

    public Settings {
        values = values.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().strip()));
    }

    /** The system properties of this process that are options of the suite. */
    public static Settings ofSystem() {
        var own = new TreeMap<String, String>();
        for (var name : System.getProperties().stringPropertyNames()) {
            if (isOption(name)) {
                own.put(name, System.getProperty(name));
            }
        }
        return new Settings(own);
    }

    private static boolean isOption(String name) {
        return name.equals("target")
                || name.equals("only")
                || name.equals("protocol")
                || name.startsWith("target.")
                || name.startsWith("tidemark.");
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The options whose names begin with the prefix, under the rest of their names. */
    public Map<String, String> under(String prefix) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    /** These options, overridden by the others. */
    public Settings overriddenBy(Map<String, String> others) {
        var all = new TreeMap<>(values);
        all.putAll(others);
        return new Settings(all);
    }

    /**
     * A positive number, such as {@code -Dtidemark.time.factor=2.5}.
     *
     * @throws WrongInput when the option is given and is not one
     */
    public double positive(String name, double otherwise) {
        var text = get(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            var number = Double.parseDouble(text.get());
            if (number > 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below, together with numbers that are out of range
        }
        throw new WrongInput("-D" + name + "=" + text.get() + " is not a positive number; write for example -D" + name
                + "=" + (otherwise == Math.rint(otherwise) ? String.valueOf((long) otherwise) : otherwise));
    }
}
