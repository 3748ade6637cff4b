// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server;

import dev.tidemark.server.config.SettingNames;
import dev.tidemark.server.operations.Version;

/**
 * What stands behind the jar on the command line: settings are no arguments, so there is little to say there.
 *
 * @param exitCode what the process ends with
 * @param text what it says, on standard output if the code is 0, otherwise on standard error
 */
record Arguments(int exitCode, String text) {

    private static final int WRONG = 2;

    /** What to do instead of starting the server; null if there are no arguments. */
    static Arguments of(String... args) {
        if (args.length == 0) {
            return null;
        }
        return switch (args[0]) {
            case "--help", "-h" -> new Arguments(0, help());
            case "--version", "-V" -> new Arguments(0, "tidemark " + Version.number());
            default -> new Arguments(WRONG, "tidemark: " + refusal(args[0]));
        };
    }

    private static String refusal(String argument) {
        if (argument.startsWith("-D")) {
            return "the setting " + argument + " stands behind -jar, where it does nothing; put it before -jar";
        }
        String name = argument.replaceFirst("^--?", "").replaceFirst("=.*", "");
        String meant =
                SettingNames.ALL.contains("tidemark." + name) ? "; did you mean -Dtidemark." + name + "=...?" : "";
        return "there is no argument " + argument + meant + "; --help shows how settings are given";
    }

    private static String help() {
        return """
                Tidemark reference server %s: Durable Streams 1.0 and S2 v1.

                usage: reference-server/tidemark [-Dtidemark.SETTING=VALUE ...]
                       java [-Dtidemark.SETTING=VALUE ...] -jar quarkus-run.jar

                Without settings it listens on http://127.0.0.1:4437 and keeps everything in the folder tidemark-data.
                A setting can also be an environment variable: TIDEMARK_PORT=8080. SETTINGS.md explains them all:

                  %s

                  --help, -h      shows this
                  --version, -V   shows the version

                It ends with 143 after SIGTERM, 2 if a setting is wrong, 1 if it cannot start.""".formatted(Version.number(), String.join("\n  ", SettingNames.ALL));
    }
}
