// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Tells how far a run is: one line that is rewritten on a terminal, now and then a line where output goes to a file. */
final class Progress implements Consumer<CaseOutcome>, AutoCloseable {

    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration IN_PIPE = Duration.ofSeconds(2);

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final long begin = System.nanoTime();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    Progress(PrintStream out, boolean terminal, int total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        var every = (terminal ? ON_TERMINAL : IN_PIPE).toMillis();
        clock.scheduleAtFixedRate(this::print, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void accept(CaseOutcome outcome) {
        if (outcome.failed()) {
            failed.incrementAndGet();
        }
        done.incrementAndGet();
    }

    private void print() {
        if (terminal) {
            out.print("\r" + line() + "  ");
            out.flush();
        } else {
            out.println(line());
        }
    }

    String line() {
        var seconds = (System.nanoTime() - begin) / 1e9;
        return String.format(
                Locale.ROOT, "%d of %d cases done, %d failed so far, %.0f s", done.get(), total, failed.get(), seconds);
    }

    /** Ends the line. */
    @Override
    public void close() {
        clock.shutdownNow();
        print();
        if (terminal) {
            out.println();
        }
    }
}
