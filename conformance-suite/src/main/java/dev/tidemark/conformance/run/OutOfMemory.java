// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

/** The kit itself has not memory enough. That says nothing about the target. */
public final class OutOfMemory {

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
    public static String clause() {
        var limit = Runtime.getRuntime().maxMemory() / MIB;
        var more = "-Xmx" + 2 * limit + "m";
        return "the kit ran out of memory (its heap is limited to " + limit + " MiB; give it more with "
                + OneJar.file()
                        .map(jar -> "java " + more + " -jar " + jar)
                        .orElse(more + ", which Maven takes from MAVEN_OPTS")
                + ")";
    }
}
