// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.util.Locale;

/** The kit itself has not memory enough. That says nothing about the target. */
final class OutOfMemory {

    private static final int MIB = 1024 * 1024;

    private OutOfMemory() {}

    /** Whether that is behind this failure. */
    static boolean isBehind(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** What happened and the remedy, in one clause. */
    static String clause() {
        var limit = Runtime.getRuntime().maxMemory() / MIB;
        return String.format(
                Locale.ROOT,
                "the kit ran out of memory (its heap is limited to %d MiB; give it more, such as -Xmx%dm, %s)",
                limit,
                2 * limit,
                OneJar.file()
                        .map(jar -> "as in java -Xmx" + 2 * limit + "m -jar " + jar)
                        .orElse("in MAVEN_OPTS when Maven runs it"));
    }
}
