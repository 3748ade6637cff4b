// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import java.time.Duration;
import java.util.Collection;

/** How long a case may take at the very most: a multiple of what it may have to wait for. It is a bound, not an expectation. */
public final class CaseTime {

    /** What cases do apart from waiting for the target's limits: lifetimes, quiet times and records that leave late among it. */
    private static final Duration OWN = Duration.ofSeconds(180);

    /** Hooks are given a minute each for the command and for the target to come back. */
    private static final Duration HOOK = Duration.ofSeconds(120);

    private static final int ANSWERS = 6;
    private static final int WAITS = 3;

    private CaseTime() {}

    /**
     * The longest time for a case with these tags.
     *
     * @param tags without {@code @} or with it
     */
    public static Duration of(Collection<String> tags, Examination examination) {
        var limits = examination.target().limits();
        var longest = examination
                .scaled(OWN)
                .plus(limits.answer().multipliedBy(ANSWERS))
                .plus(limits.longPoll().multipliedBy(WAITS));
        var restarts = tags.stream().anyMatch(tag -> tag.endsWith("needs-restart") || tag.endsWith("needs-kill"));
        return restarts ? longest.plus(examination.scaled(HOOK).multipliedBy(1L + examination.rounds())) : longest;
    }
}
