// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import java.nio.file.Path;

/** The reference server did not start. The message says what it said last and where the rest of its log is. */
public final class LaunchFailed extends Exception {

    LaunchFailed(String what, Path log, String lastLines) {
        super("the reference server " + what + (lastLines.isEmpty() ? "" : "; it said: " + lastLines) + " (log: " + log
                + ")");
    }

    public LaunchFailed(String message) {
        super(message);
    }
}
