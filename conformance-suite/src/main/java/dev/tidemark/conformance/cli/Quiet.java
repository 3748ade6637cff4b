// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps libraries from writing into our output: a run has one voice.
 *
 * @param root held because the log manager forgets loggers that nobody holds
 * @param before its level before
 */
record Quiet(Logger root, Level before) {

    static Quiet libraries() {
        var root = Logger.getLogger("");
        var quiet = new Quiet(root, root.getLevel());
        root.setLevel(Level.OFF);
        return quiet;
    }

    /** Lets them speak again; a Maven build goes on after us. */
    void restore() {
        root.setLevel(before);
    }
}
