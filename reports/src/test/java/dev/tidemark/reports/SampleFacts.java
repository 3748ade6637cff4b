// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports;

import dev.tidemark.reports.run.RunFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Facts as a suite would give them, with variations. */
public final class SampleFacts {

    private static final RunFacts.Prerequisite RESTART = new RunFacts.Prerequisite(
            "restart",
            "no restart hook given",
            "set hooks.restart in the profile to a command that restarts the server");

    private SampleFacts() {}

    /** A full run that claims core and nothing else and was given no restart hook. */
    public static RunFacts core() {
        return with(List.of("core"), 0, null);
    }

    public static RunFacts expecting(int cases) {
        return with(List.of("core"), cases, null);
    }

    public static RunFacts only(String filter) {
        return with(List.of("core"), 100, filter);
    }

    public static RunFacts claiming(List<String> capabilities) {
        return with(capabilities, 0, null);
    }

    /** The same facts of one part of such a run. */
    public static RunFacts shard(int index, int of) {
        RunFacts whole = core();
        RunFacts.Run run = whole.run();
        return with(
                whole,
                new RunFacts.Run(
                        run.start().plusSeconds(index),
                        run.duration().plusSeconds(index),
                        "seed" + index,
                        run.timeFactor(),
                        null,
                        "mvn verify -Dshard=%d/%d -Dtarget=http://localhost:4437 -Dtidemark.seed=seed%d"
                                .formatted(index, of, index),
                        null,
                        new RunFacts.Shard(index, of, "plan")));
    }

    /** These facts with another run. */
    public static RunFacts with(RunFacts facts, RunFacts.Run run) {
        return new RunFacts(facts.claims(), facts.target(), facts.suite(), run, facts.environment());
    }

    /** The same facts for a target that claims a second protocol with the capability {@code read}. */
    public static RunFacts ofBoth() {
        RunFacts one = core();
        RunFacts.Claim other = new RunFacts.Claim("S2 v1", "2026-05", List.of("read"), Map.of());
        return new RunFacts(
                List.of(one.claims().get(0), other), one.target(), one.suite(), one.run(), one.environment());
    }

    private static RunFacts with(List<String> capabilities, int cases, String only) {
        return new RunFacts(
                List.of(new RunFacts.Claim("Durable Streams 1.0", "2026-06", capabilities, Map.of())),
                new RunFacts.Target(
                        "acme-streams",
                        "2.4.1",
                        "http://localhost:4437",
                        null,
                        List.of("X-Tenant-Key"),
                        List.of(RESTART)),
                new RunFacts.Suite(
                        "1.0.0", 212, 212, cases, Map.of("N-1", "left for later"), Map.of("U-1", "not on the wire")),
                new RunFacts.Run(
                        Instant.parse("2026-11-22T10:14:03Z"),
                        Duration.ofMillis(14_400),
                        "7f3a",
                        1.0,
                        only,
                        "mvn -B verify -Dtarget=http://localhost:4437 -Dtidemark.seed=7f3a"),
                new RunFacts.Environment("Linux 6.1", "OpenJDK 17.0.15", 2));
    }
}
