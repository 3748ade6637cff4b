// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The functions of the shell that scripts are made of; each script carries those that it uses. */
final class ReproFunctions {

    private static final String FILE = "/tidemark/reports/repro/functions.sh";
    private static final Pattern NAME = Pattern.compile("^(\\w+)\\(\\) \\{", Pattern.MULTILINE);
    private static final Pattern WORD = Pattern.compile("(?<=^|[ (])\\w+(?= |\\)|;|$)", Pattern.MULTILINE);
    private static final List<Block> BLOCKS =
            Arrays.stream(read().strip().split("\n\n")).map(Block::of).toList();

    /**
     * A function, or lines that belong to every script.
     *
     * @param name what it is called by; null for lines that belong to every script
     * @param calls what it may call
     */
    private record Block(String text, String name, Set<String> calls) {
        static Block of(String text) {
            Matcher name = NAME.matcher(text);
            return new Block(text, name.find() ? name.group(1) : null, words(text));
        }
    }

    private ReproFunctions() {}

    /** The lines that every script begins with, and the functions that this one calls. */
    static String usedBy(String script) {
        Set<String> called = words(script);
        Set<Block> used = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Block block : BLOCKS) {
                if ((block.name == null || called.contains(block.name)) && used.add(block)) {
                    called.addAll(block.calls);
                    more = true;
                }
            }
        }
        return BLOCKS.stream().filter(used::contains).map(Block::text).collect(Collectors.joining("\n\n"));
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(HashSet::new));
    }

    private static String read() {
        try (var in = ReproFunctions.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + FILE, failure);
        }
    }
}
