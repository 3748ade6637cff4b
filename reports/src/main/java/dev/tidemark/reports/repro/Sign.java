// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * By what a script tells a server with the fault from one without.
 *
 * @param function of the script that looks at the answer and ends the script
 * @param arguments texts of the recorded run
 */
record Sign(String function, List<String> arguments) {

    private static final String NONE = "cannot_be_shown";

    Sign {
        arguments = List.copyOf(arguments);
    }

    static Sign of(String function, String... arguments) {
        return new Sign(function, List.of(arguments));
    }

    /** There is none. */
    static Sign none(String reason) {
        return of(NONE, reason);
    }

    boolean tells() {
        return !function.equals(NONE);
    }

    String line(Function<String, ShellText> text) {
        return function
                + arguments.stream()
                        .map(argument -> " " + text.apply(argument).quoted())
                        .collect(Collectors.joining());
    }
}
