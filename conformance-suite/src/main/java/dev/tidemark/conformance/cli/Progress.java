// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.run.CaseOutcome;
import dev.tidemark.conformance.run.Course;
import dev.tidemark.conformance.run.PlannedCase;
import dev.tidemark.reports.verdict.Outcome;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Tells how far a run is and what it waits for: one line that is rewritten on a terminal, a line twice a minute where output goes to a file.
 * What is broken is told once, when it is decided.
 */
final class Progress implements Course, AutoCloseable {

    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration IN_PIPE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final String WIPED = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final LongSupplier clock;
    private final long begin;
    private final Map<PlannedCase, Long> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticking = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private long printed;
    private int done;
    private int failed;
    private int warned;
    private int errors;

    Progress(PrintStream out, boolean terminal, int total) {
        this(out, terminal, total, System::nanoTime);
    }

    /** @param clock of nanoseconds */
    Progress(PrintStream out, boolean terminal, int total, LongSupplier clock) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.clock = clock;
        this.begin = clock.getAsLong();
        this.printed = begin;
        var every = (terminal ? ON_TERMINAL : LOOK).toMillis();
        ticking.scheduleAtFixedRate(this::tick, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void begun(PlannedCase planned) {
        running.put(planned, clock.getAsLong());
    }

    @Override
    public synchronized void ended(PlannedCase planned, CaseOutcome outcome) {
        running.remove(planned);
        done++;
        switch (verdict(outcome)) {
            case FAIL -> failed++;
            case WARN -> warned++;
            case HARNESS_ERROR -> errors++;
            default -> {
                return;
            }
        }
        out.println((terminal ? WIPED : "") + Printable.line(told(outcome)));
    }

    /** As the judge weighs it: all requirements of a rule have one level, which the rule carries as a tag. */
    private static Outcome verdict(CaseOutcome outcome) {
        return switch (outcome.ending()) {
            case BROKEN -> broken(outcome.scenario().tags());
            case ERROR -> Outcome.HARNESS_ERROR;
            default -> Outcome.PASS;
        };
    }

    private static Outcome broken(Set<String> tags) {
        if (tags.contains("MAY")) {
            return Outcome.INFO;
        }
        return tags.contains("SHOULD") ? Outcome.WARN : Outcome.FAIL;
    }

    private static String told(CaseOutcome outcome) {
        var scenario = outcome.scenario();
        var id = scenario.tags().stream()
                .filter(tag -> tag.matches("[A-Z][A-Z0-9]*-.*\\d.*"))
                .sorted()
                .findFirst()
                .orElse(scenario.address());
        var verdict = verdict(outcome);
        var word = verdict == Outcome.HARNESS_ERROR ? "ERROR" : verdict.text();
        return word + " " + id + " " + scenario.title();
    }

    /** In a file the first line comes early, as a sign of life. */
    private synchronized void tick() {
        var now = clock.getAsLong();
        if (terminal || now - printed >= IN_PIPE.toNanos() || printed == begin && done > 0) {
            printed = now;
            print();
        }
    }

    private synchronized void print() {
        if (terminal) {
            out.print(WIPED + line());
            out.flush();
        } else {
            out.println(line());
        }
    }

    synchronized String line() {
        var seconds = (clock.getAsLong() - begin) / 1_000_000_000;
        return String.format(
                Locale.ROOT, "%d of %d cases done, %s so far, %d s%s", done, total, counts(), seconds, waiting());
    }

    /** In the words of the last line of the run. */
    private String counts() {
        return failed + " failed" + (warned == 0 ? "" : ", " + warned + " warned")
                + (errors == 0 ? "" : ", " + errors + (errors == 1 ? " error" : " errors"));
    }

    /** Told when nothing is left to begin: what the run still waits for. */
    private String waiting() {
        var left = total - done;
        if (left == 0 || left > running.size()) {
            return "";
        }
        var now = clock.getAsLong();
        var longest = running.entrySet().stream()
                .map(entry -> entry.getKey().expected().minusNanos(now - entry.getValue()))
                .collect(Collectors.maxBy(Duration::compareTo))
                .orElse(Duration.ZERO);
        return "; waiting for " + left + (left == 1 ? " case" : " cases")
                + (longest.toSeconds() > 0 ? ", about " + longest.toSeconds() + " s" : "");
    }

    /** Ends the line. */
    @Override
    public void close() {
        ticking.shutdownNow();
        print();
        if (terminal) {
            out.println();
        }
    }
}
