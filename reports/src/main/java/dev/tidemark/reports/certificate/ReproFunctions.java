// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions of the shell that scripts are made of; each script carries those that it uses. */
final class ReproFunctions {

    private static final String FILE = "/tidemark/reports/repro/functions.sh";
    private static final Pattern NAME = Pattern.compile("^(\\w+)\\(\\) \\{", Pattern.MULTILINE);

    private ReproFunctions() {}

    /** The lines that every script begins with, and the functions that this one calls. */
    static String usedBy(String script) {
        List<String> blocks = new ArrayList<>(Arrays.asList(read().strip().split("\n\n")));
        boolean[] used = new boolean[blocks.size()];
        String text = script;
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < used.length; i++) {
                if (!used[i] && isUsed(blocks.get(i), text)) {
                    used[i] = true;
                    more = true;
                    text += "\n" + blocks.get(i);
                }
            }
        }
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < used.length; i++) {
            if (used[i]) {
                chosen.add(blocks.get(i));
            }
        }
        return String.join("\n\n", chosen);
    }

    private static boolean isUsed(String block, String text) {
        Matcher name = NAME.matcher(block);
        return !name.find()
                || Pattern.compile("(?m)(?:^|[ (]|then )" + name.group(1) + "(?= |\\)|;|$)(?!\\()")
                        .matcher(text)
                        .find();
    }

    private static String read() {
        try (var in = ReproFunctions.class.getResourceAsStream(FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + FILE, failure);
        }
    }
}
