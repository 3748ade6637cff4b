// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.run.RunFacts;
import java.util.List;

/** The lines that end a gap: what to add to the profile, word for word, or what to run. */
final class WayOut {

    private WayOut() {}

    /** The lines of a profile that supply a prerequisite; what is not supplied by the profile is said in a comment. */
    static List<String> supplying(RunFacts.Prerequisite missing) {
        return switch (missing.name()) {
            case "restart" -> List.of("hooks:", "  restart: COMMAND  # restarts the server with the same data");
            case "kill" ->
                List.of("hooks:", "  kill: COMMAND  # ends the server with SIGKILL and starts it with the same data");
            case "body-limit" -> List.of("limits:", "  bodyBytes: NUMBER  # the largest request body that it takes");
            case "request-limit" ->
                List.of("limits:", "  requestsInFlight: NUMBER  # how many requests it answers at once");
            default -> List.of("# " + missing.supply());
        };
    }

    /** The lines of a profile that say that the target does not have a capability. */
    static List<String> declining(String capability) {
        return List.of("unsupported:", "  " + capability + ": REASON");
    }

    /** The command line of the run, narrowed to what decides one requirement. */
    static String rerun(RunFacts facts, String requirement) {
        return without(facts.run().command(), "only|shards?") + (ofJar(facts) ? " --only " : " -Donly=") + requirement;
    }

    /**
     * A command line without some of its options, whichever words they are in.
     *
     * @param names as a regular expression, such as {@code only|seed}
     */
    static String without(String command, String names) {
        return command.replaceAll(" (-D(tidemark\\.)?(%1$s)=|--(%1$s) )('[^']*'|\\S)+".formatted(names), "");
    }

    /** The option that names the target, in the words of the command line of the run. */
    static String naming(RunFacts facts) {
        return ofJar(facts) ? "--name NAME" : "-Dtarget.name=NAME";
    }

    private static boolean ofJar(RunFacts facts) {
        return facts.run().command().startsWith("java -jar ");
    }
}
