// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.StreamAddress;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The one command line that repeats a run. */
final class RepeatCommand {

    /** Where things lie on this machine is nobody else's business. */
    private static final Set<String> LOCAL = Set.of(
            "tidemark.output",
            "tidemark.server",
            "tidemark.seed",
            "tidemark.compare",
            "tidemark.brief",
            "tidemark.baseline.write");

    private RepeatCommand() {}

    /** Headers are named but their values are left out: they may be secrets. */
    static String of(Settings settings, Seed seed) {
        var words = new ArrayList<String>();
        words.add("mvn verify");
        for (Map.Entry<String, String> option : new TreeMap<>(settings.values()).entrySet()) {
            var name = option.getKey();
            if (!LOCAL.contains(name)) {
                words.add("-D" + name + "=" + shown(name, option.getValue()));
            }
        }
        words.add("-Dtidemark.seed=" + quoted(seed.text()));
        return String.join(" ", words);
    }

    private static String shown(String name, String value) {
        if (name.startsWith("target.header.")) {
            return "...";
        }
        return quoted(name.equals("target") ? StreamAddress.masked(value) : value);
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./:@%+,=-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
