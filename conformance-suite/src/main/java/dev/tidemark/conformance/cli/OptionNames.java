// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the options of the command line are called that are properties everywhere else. */
final class OptionNames {

    private static final String HEADER = "target.header.";

    /** A property in a sentence; the equals sign counts as a value's where one follows. */
    private static final Pattern PROPERTY = Pattern.compile("-D([a-z][a-z.]*[a-z])(?:(=(?=\\S))|=)?");

    static final Map<String, String> BY_PROPERTY = Map.ofEntries(
            entry("target", "--target"),
            entry("protocol", "--protocol"),
            entry("target.streams", "--streams"),
            entry("target.basin", "--basin"),
            entry("target.ca", "--ca"),
            entry("target.name", "--name"),
            entry("target.version", "--target-version"),
            entry("target.profile", "--profile"),
            entry("only", "--only"),
            entry("shard", "--shard"),
            entry("shards", "--shards"),
            entry("tidemark.baseline", "--baseline"),
            entry("tidemark.baseline.write", "--write-baseline"),
            entry("tidemark.brief", "--brief"),
            entry("tidemark.compare", "--compare"),
            entry("tidemark.output", "--output"),
            entry("tidemark.server", "--server"),
            entry("tidemark.time.factor", "--time-factor"),
            entry("tidemark.deadline", "--deadline"),
            entry("tidemark.seed", "--seed"),
            entry("tidemark.parallel", "--parallel"));

    private OptionNames() {}

    /** An option with its value, if the property has a name of its own. */
    static Optional<String> option(String property, String value) {
        if (property.startsWith(HEADER)) {
            return Optional.of("--header " + property.substring(HEADER.length()) + "=" + value);
        }
        return Optional.ofNullable(BY_PROPERTY.get(property)).map(name -> name + " " + value);
    }

    /**
     * A sentence that names properties, in the words of somebody who wrote options.
     *
     * @param arguments what the user wrote: a property that stands there as such keeps its name
     */
    static String inWordsOf(List<String> arguments, String sentence) {
        if (arguments.isEmpty()) {
            return sentence;
        }
        return PROPERTY.matcher(sentence).replaceAll(found -> {
            var property = found.group(1);
            var isWritten = arguments.stream().anyMatch(argument -> argument.startsWith("-D" + property));
            var option = isWritten ? null : BY_PROPERTY.get(property);
            var renamed = option == null ? found.group() : option + (found.group(2) == null ? "" : " ");
            return Matcher.quoteReplacement(renamed);
        });
    }
}
