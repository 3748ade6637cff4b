// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Everything the judge needs to know about a run and cannot read from the messages. The suite fills it.
 *
 * @param claims one per protocol, in the order of the catalogues that it is judged by
 */
public record RunFacts(List<Claim> claims, Target target, Suite suite, Run run, Environment environment) {

    public RunFacts {
        claims = List.copyOf(claims);
    }

    /** All that the target claims, such as {@code Durable Streams 1.0 (2026-06) and S2 v1 (2026-05)}. */
    public String claimed() {
        return claims.stream().map(Claim::title).collect(Collectors.joining(" and "));
    }

    /** The same facts with every text that may carry a secret passed through a mask. */
    public RunFacts masked(UnaryOperator<String> mask) {
        Target t = new Target(
                target.name,
                target.version,
                mask.apply(target.url),
                mask.apply(target.profile),
                target.secretHeaders,
                target.missing);
        Run r = new Run(
                run.start,
                run.duration,
                run.seed,
                run.timeFactor,
                run.only,
                mask.apply(run.command),
                run.cutShort,
                run.shard);
        return new RunFacts(claims, t, suite, r, environment);
    }

    /**
     * What the target says it keeps of one protocol.
     *
     * @param protocol with its version, such as {@code Durable Streams 1.0}
     * @param revision of the specification, such as {@code 2026-06}
     * @param capabilities as named in the catalogue; all others are not applicable
     * @param unsupported capability to the reason why the target declares it unsupported, or was seen not to offer it
     * @param asserted those of the capabilities that the profile claims in so many words; the others are claimed for want of a
     *     contradiction, and an optional one of them that no case could decide does not apply
     */
    public record Claim(
            String protocol,
            String revision,
            List<String> capabilities,
            Map<String, String> unsupported,
            List<String> asserted) {

        public Claim {
            capabilities = List.copyOf(capabilities);
            unsupported = sorted(unsupported);
            asserted = asserted == null ? List.of() : List.copyOf(asserted);
        }

        /** The claim of a target that says what it lacks, and nothing more. */
        public Claim(String protocol, String revision, List<String> capabilities, Map<String, String> unsupported) {
            this(protocol, revision, capabilities, unsupported, List.of());
        }

        /** Such as {@code Durable Streams 1.0 (2026-06)}. */
        public String title() {
            return protocol + " (" + revision + ")";
        }
    }

    /**
     * What was examined.
     *
     * @param profile file the target was described by, or null
     * @param secretHeaders names of headers whose values never leave the judge, beyond the usual ones
     * @param missing prerequisites that were not supplied, such as the restart hook
     */
    public record Target(
            String name,
            String version,
            String url,
            String profile,
            List<String> secretHeaders,
            List<Prerequisite> missing) {
        public Target {
            secretHeaders = List.copyOf(secretHeaders);
            missing = List.copyOf(missing);
        }

        /** The missing prerequisite behind a scenario's tag {@code @needs-<name>}. */
        public Optional<Prerequisite> missingFor(String name) {
            return missing.stream().filter(p -> p.name().equals(name)).findFirst();
        }

        public String title() {
            return (name + " " + version).strip();
        }
    }

    /**
     * Something a scenario tagged {@code @needs-<name>} cannot do without, and the user did not give.
     *
     * @param name such as {@code restart}
     * @param missing the lack in a few words, such as {@code no restart hook given}
     * @param supply how to supply it, such as {@code set hooks.restart in the profile}
     */
    public record Prerequisite(String name, String missing, String supply) {}

    /**
     * What examined it.
     *
     * @param deviations how many single faults guard the suite, or null when unknown
     * @param caught how many of them made it fail, or null when unknown
     * @param expectedCases how many cases a full run executes
     * @param notYetWritten requirement to the reason why this kit has no case for it
     * @param unobservable requirement to the reason why no black box test can decide it
     */
    public record Suite(
            String version,
            Integer deviations,
            Integer caught,
            int expectedCases,
            Map<String, String> notYetWritten,
            Map<String, String> unobservable) {
        public Suite {
            notYetWritten = sorted(notYetWritten);
            unobservable = sorted(unobservable);
        }
    }

    /**
     * How it was run.
     *
     * @param only filter that made this a partial run, or null for a full run
     * @param command one pinned command line that repeats the run
     * @param cutShort why and after how many cases the run ended before its time, or null when it did not
     * @param shard which part of a run that is spread over machines this is, or null for a run by itself
     */
    public record Run(
            Instant start,
            Duration duration,
            String seed,
            double timeFactor,
            String only,
            String command,
            String cutShort,
            Shard shard) {

        /** A run by itself. */
        public Run(
                Instant start,
                Duration duration,
                String seed,
                double timeFactor,
                String only,
                String command,
                String cutShort) {
            this(start, duration, seed, timeFactor, only, command, cutShort, null);
        }

        /** A run that came to its end. */
        public Run(Instant start, Duration duration, String seed, double timeFactor, String only, String command) {
            this(start, duration, seed, timeFactor, only, command, null, null);
        }

        public boolean partial() {
            return only != null || shard != null;
        }
    }

    /**
     * A part of a run that is spread over machines.
     *
     * @param index from 1
     * @param of how many parts there are
     * @param plan hash of all cases of all parts: only parts of the same plan make a whole
     */
    public record Shard(int index, int of, String plan) {

        /** Such as {@code shard 1 of 4}. */
        public String title() {
            return "shard %d of %d".formatted(index, of);
        }
    }

    /** Where it was run. */
    public record Environment(String os, String jdk, int cores) {

        /** The machine this process runs on. */
        public static Environment current() {
            return new Environment(
                    System.getProperty("os.name") + " " + System.getProperty("os.version"),
                    System.getProperty("java.vendor") + " " + System.getProperty("java.version"),
                    Runtime.getRuntime().availableProcessors());
        }
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
