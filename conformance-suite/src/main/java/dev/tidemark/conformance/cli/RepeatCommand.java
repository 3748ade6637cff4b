// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.run.OneJar;
import dev.tidemark.conformance.target.Address;
import dev.tidemark.conformance.target.Settings;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
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

    private static final String HEADER = "target.header.";

    private RepeatCommand() {}

    /** In the words of whatever this run was started by. */
    static String of(Settings settings, Seed seed) {
        return of(settings, seed, OneJar.file());
    }

    /**
     * Headers are named but their values are left out: they may be secrets.
     *
     * @param jar the file that the run was started from, or empty when Maven runs it
     */
    static String of(Settings settings, Seed seed, Optional<String> jar) {
        var words = new ArrayList<String>();
        words.add(jar.map(file -> "java -jar " + quoted(file)).orElse("mvn verify"));
        for (Map.Entry<String, String> option : new TreeMap<>(settings.values()).entrySet()) {
            var name = option.getKey();
            if (!LOCAL.contains(name)) {
                words.add(option(name, shown(name, option.getValue()), jar.isPresent()));
            }
        }
        words.add(option("tidemark.seed", quoted(seed.text()), jar.isPresent()));
        return String.join(" ", words);
    }

    private static String option(String property, String value, boolean ofJar) {
        var written = "-D" + property + "=" + value;
        return ofJar ? OptionNames.option(property, value).orElse(written) : written;
    }

    private static String shown(String name, String value) {
        if (name.startsWith(HEADER)) {
            return "...";
        }
        return quoted(name.equals("target") ? Address.masked(value) : value);
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./:@%+,=-]+") ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
