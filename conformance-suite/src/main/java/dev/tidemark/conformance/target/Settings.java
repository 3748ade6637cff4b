// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The options of a run by name, as in {@code -Dtarget.name=acme}. Empty values count as absent: CI jobs pass variables that may be empty.
 */
public record Settings(Map<String, String> values) {

    public Settings {
        if (values.containsKey("only") && values.get("only").isBlank()) {
            throw new WrongInput("-Donly= names nothing; leave it out to run everything");
        }
        values = values.entrySet().stream()
                .filter(entry -> !entry.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().strip()));
    }

    /** The system properties of this process that are options of the suite. */
    public static Settings ofSystem() {
        refuseMisspelt(System.getProperties().stringPropertyNames());
        var own = new TreeMap<String, String>();
        for (var name : System.getProperties().stringPropertyNames()) {
            if (isOption(name)) {
                own.put(name, System.getProperty(name));
            }
        }
        return new Settings(own);
    }

    /**
     * Refuses what looks like an option that was misspelt, because a run without it would examine something else.
     *
     * @param properties names of the system properties of this process
     * @throws WrongInput when one is nearly called like an option
     */
    static void refuseMisspelt(Collection<String> properties) {
        for (var name : properties) {
            for (var option : List.of("target", "only", "protocol", "shard")) {
                if (isMisspelt(name, option)) {
                    throw new WrongInput("-D" + name + " is not an option; did you mean -D" + option
                            + name.substring(stem(name).length()) + "?");
                }
            }
        }
    }

    private static boolean isMisspelt(String name, String option) {
        var stem = stem(name);
        var isOption = isOption(name) || !name.equals(stem) && !option.equals("target");
        return !isOption
                && !stem.equals(option)
                && Math.abs(stem.length() - option.length()) <= 1
                && isSlip(stem, option);
    }

    private static String stem(String name) {
        var dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether the letters are the same in another order, or one is missing, doubled or other than it should be. */
    private static boolean isSlip(String stem, String option) {
        if (stem.equalsIgnoreCase(option)) {
            return true;
        }
        if (stem.length() == option.length()) {
            var one = stem.toLowerCase(Locale.ROOT).chars().sorted().toArray();
            var other = option.chars().sorted().toArray();
            var different = 0;
            for (var i = 0; i < stem.length(); i++) {
                different += stem.charAt(i) == option.charAt(i) ? 0 : 1;
            }
            return Arrays.equals(one, other) || different == 1 && stem.length() > 4;
        }
        var longer = stem.length() > option.length() ? stem : option;
        var shorter = stem.length() > option.length() ? option : stem;
        for (var i = 0; i < longer.length(); i++) {
            if ((longer.substring(0, i) + longer.substring(i + 1)).equals(shorter)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOption(String name) {
        return name.equals("target")
                || name.equals("only")
                || name.equals("protocol")
                || name.equals("shard")
                || name.equals("shards")
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
