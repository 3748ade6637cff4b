// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out by legal requests what a target does not offer of what a protocol lets it leave out. Only an answer that says so counts: a
 * request that is not known at all (405, 501) or whose meaning was not noticed. Any other answer leaves the capability to the examination.
 * Everything happens on streams of its own, which are removed, and within a time of its own.
 */
public final class Offer {

    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final String TYPE = "text/plain";
    private static final String CONTENT = "tidemark";
    private static final String ASKED_TO_FORK = "not offered: a fork request (PUT with Stream-Forked-From)";

    private final Target target;
    private final Probe probe;
    private final FreshNames names = new FreshNames();
    private final Map<String, String> missing = new LinkedHashMap<>();
    private final long end = System.nanoTime() + LIMIT.toNanos();

    private Offer(Target target) {
        this.target = target;
        this.probe = new Probe(target, LIMIT);
    }

    /**
     * What is not offered, each capability with the reason.
     *
     * @param settled capabilities that the target claims or declares unsupported; they are not asked for
     */
    public static Map<String, String> missing(Target target, Set<String> settled) {
        var offer = new Offer(target);
        try {
            if (target.speaks(Protocol.DURABLE_STREAMS)) {
                offer.askForStreams(settled);
            }
            if (target.speaks(Protocol.S2)) {
                offer.askForTokens();
            }
        } catch (Unreachable silent) {
            // The examination finds out what it is that does not answer.
            return offer.without(settled);
        }
        return offer.without(settled);
    }

    private Map<String, String> without(Set<String> settled) {
        missing.keySet().removeAll(settled);
        return missing;
    }

    private void askForStreams(Set<String> settled) throws Unreachable {
        var source = names.next();
        var fork = names.next();
        try {
            var type = Map.of("Content-Type", TYPE);
            probe.ask("PUT", target.stream(source), type, CONTENT, end);
            var appended = probe.ask("POST", target.stream(source), type, CONTENT, end);
            refusal(appended)
                    .ifPresent(how -> missing.put("append", "not offered: an append (POST) was answered with " + how));
            if (!settled.contains("fork")) {
                askForFork(source, fork);
            }
        } finally {
            probe.ask("DELETE", target.stream(fork), Map.of(), "", end);
            var deleted = probe.ask("DELETE", target.stream(source), Map.of(), "", end);
            refusal(deleted)
                    .ifPresent(
                            how -> missing.put("delete", "not offered: a deletion (DELETE) was answered with " + how));
        }
    }

    /** A server that knows no forks sees the creation of a stream with headers that mean nothing to it. */
    private void askForFork(String source, String fork) throws Unreachable {
        var headers = Map.of(
                "Content-Type",
                TYPE,
                "Stream-Forked-From",
                target.stream(source).getRawPath());
        var forked = probe.ask("PUT", target.stream(fork), headers, "", end);
        refusal(forked).ifPresent(how -> missing.put("fork", ASKED_TO_FORK + " was answered with " + how));
        if (forked.status() == 201) {
            var read = probe.ask("GET", target.stream(fork), Map.of(), "", end);
            var original = probe.ask("GET", target.stream(source), Map.of(), "", end);
            if (read.status() == 200 && read.body().isEmpty() && original.body().startsWith(CONTENT)) {
                missing.put(
                        "fork",
                        ASKED_TO_FORK + " was answered with 201, and the new stream is empty: a plain creation");
            }
        }
    }

    private void askForTokens() throws Unreachable {
        var listed = probe.ask("GET", target.resource("/v1/access-tokens"), Map.of(), "", end);
        if (listed.status() == 501) {
            missing.put("auth", "not offered: listing access tokens was answered with 501");
        }
    }

    private static Optional<String> refusal(Probe.Answer answer) {
        return answer.status() == 405 || answer.status() == 501
                ? Optional.of(String.valueOf(answer.status()))
                : Optional.empty();
    }
}
