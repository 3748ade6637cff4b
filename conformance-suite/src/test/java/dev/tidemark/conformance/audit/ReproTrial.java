// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import dev.tidemark.conformance.deviation.Deviation;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * What the script of a finding said.
 *
 * @param topic folder of the features that found the fault
 * @param faulty exit code of the script against the server with the fault; -1 when there is no script
 * @param correct exit code of the script against the correct server; -1 when there is no script
 */
record ReproTrial(String topic, Deviation deviation, Path script, int faulty, int correct)
        implements Comparable<ReproTrial> {

    static final int NO_SCRIPT = -1;

    private static final int FIXED = 0;
    private static final int BROKEN = 1;
    private static final int CANNOT_BE_SHOWN = 2;

    boolean tellsApart() {
        return faulty == BROKEN && correct == FIXED;
    }

    /** Whether the script says of one server or of both that it cannot tell, and nothing untrue of the other. */
    boolean isHonest() {
        return !tellsApart()
                && (faulty == BROKEN || faulty == CANNOT_BE_SHOWN)
                && (correct == FIXED || correct == CANNOT_BE_SHOWN);
    }

    /** Whether no case found the fault, so that there is no script. */
    boolean isUnseen() {
        return faulty == NO_SCRIPT;
    }

    boolean isRight() {
        return tellsApart() || isHonest() || isUnseen();
    }

    @Override
    public int compareTo(ReproTrial other) {
        return Comparator.comparing(ReproTrial::toString).compare(this, other);
    }

    @Override
    public String toString() {
        return "%s %s: %d through the proxy, %d at the server, %s"
                .formatted(topic, deviation.id(), faulty, correct, script);
    }
}
