// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Leaves the optimizing compiler of HotSpot out. A run is over before what that one makes of the code pays for the work it takes, which is
 * half of the processor time of the whole run.
 */
final class QuickCompiler {

    private static final String DIRECTIVES = "[{match: \"*.*\", c2: {Exclude: true}}]";

    private QuickCompiler() {}

    /** Asks for it on a thread of its own. Another JVM may not know the question; then it compiles as it likes. */
    static void begin() {
        var thread = new Thread(QuickCompiler::ask, "quick-compiler");
        thread.setDaemon(true);
        thread.start();
    }

    private static void ask() {
        try {
            var file = Files.createTempFile("tidemark-compiler", ".json");
            try {
                Files.writeString(file, DIRECTIVES);
                ManagementFactory.getPlatformMBeanServer()
                        .invoke(
                                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                "compilerDirectivesAdd",
                                new Object[] {new String[] {file.toString()}},
                                new String[] {String[].class.getName()});
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (JMException | IOException | RuntimeException unknown) {
            // slower, and nothing else
        }
    }
}
