// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds out by legal requests what a target does not offer of what a protocol lets it leave out. Only an answer that says so counts: a
 * request that is not known at all (405, 501) or whose meaning was not noticed. Any other answer leaves the capability to the examination.
 * Everything happens on streams of its own, which are removed, and within a time of its own.
 */
public final class Offer {

    private static final Duration LIMIT = Duration.ofSeconds(8);

    private Offer() {}

    /**
     * What is not offered, each capability with the reason.
     *
     * @param settled capabilities that the target claims or declares unsupported; they are not asked for
     */
    public static Map<String, String> missing(Target target, Set<String> settled) {
        var missing = new LinkedHashMap<String, String>();
        var probe = new Probe(target, LIMIT);
        var end = System.nanoTime() + LIMIT.toNanos();
        try {
            for (var protocol : target.protocols()) {
                protocol.askForOffer(probe, end, settled, missing::put);
            }
        } catch (Unreachable silent) {
            // The examination finds out what it is that does not answer.
        }
        missing.keySet().removeAll(settled);
        return missing;
    }
}
