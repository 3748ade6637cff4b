// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.wire.TransportFailure;
import dev.tidemark.reports.contract.MachineTooSlow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads that run scenarios until none is left, or until the run is halted. */
final class Lanes {

    /** How long what is under way may take to give up and to tidy up. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final int TRIES_OF_A_SLOW_MACHINE = 3;
    private static final int TRIES_OF_A_LOST_CONNECTION = 2;

    private final Runners runners;
    private final Course course;
    private final MessageLog log;
    private final Halt halt;
    private final Liveness liveness;
    private final Queue<CaseOutcome> outcomes = new ConcurrentLinkedQueue<>();
    private final Collection<FutureTask<Void>> running = new ConcurrentLinkedQueue<>();
    private final Collection<Thread> threads = new ConcurrentLinkedQueue<>();

    Lanes(Runners runners, Course course, MessageLog log, Halt halt, Liveness liveness) {
        this.runners = runners;
        this.course = course;
        this.log = log;
        this.halt = halt;
        this.liveness = liveness;
        halt.then(() -> threads.forEach(Thread::interrupt));
    }

    /** Begins to run these in their order, so many at a time. */
    void start(Examination examination, int atOnce, List<PlannedCase> cases) {
        var waiting = new ConcurrentLinkedQueue<>(cases);
        for (var i = 0; i < atOnce && !cases.isEmpty(); i++) {
            var task = new FutureTask<Void>(() -> work(examination, waiting), null);
            var thread = new Thread(task, "cases-" + (threads.size() + 1));
            thread.setDaemon(true);
            threads.add(thread);
            running.add(task);
            thread.start();
        }
    }

    /** Waits until all have ended; of a run that is halted, not longer than its last exchanges need to give up. */
    void await() throws InterruptedException, ExecutionException {
        for (var task : running) {
            while (!task.isDone() && !halt.isCalled()) {
                finished(task, Duration.ofMillis(200));
            }
        }
        var end = System.nanoTime() + GRACE.toNanos();
        for (var task : running) {
            if (!finished(task, Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                return;
            }
        }
        running.clear();
    }

    private static boolean finished(FutureTask<Void> task, Duration within)
            throws InterruptedException, ExecutionException {
        try {
            task.get(within.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    /** Whether scenarios of a halted run have neither given up nor tidied up in their time. */
    boolean isAnyLeft() {
        return running.stream().anyMatch(task -> !task.isDone());
    }

    List<CaseOutcome> all() {
        return new ArrayList<>(outcomes);
    }

    private void work(Examination examination, Queue<PlannedCase> waiting) {
        examination.begin();
        for (var next = waiting.poll(); next != null && !halt.isCalled(); next = waiting.poll()) {
            try {
                decide(next);
            } catch (RuntimeException | Error failure) {
                if (failure instanceof UncheckedIOException unwritten && !halt.isCalled()) {
                    throw unwritten;
                }
                // The others have their outcomes, which are worth a report. Of a run that is halted already nothing was
                // broken: whoever still looked for steps was interrupted, and the first reason stays.
                halt.now(OutOfMemory.isBehind(failure) ? OutOfMemory.clause() : broke(next, failure));
            }
        }
    }

    private static String broke(PlannedCase planned, Throwable failure) {
        return "the kit failed in the case '" + planned.scenario().title() + "' (" + failure + ")";
    }

    /** Runs it until its outcome counts. */
    private void decide(PlannedCase planned) {
        course.begun(planned);
        var attempt = runners.run(planned.suite(), planned.scenario());
        var tries = 1;
        var why = "";
        while (!halt.isCalled() && isWorthAnother(attempt, tries)) {
            why = attempt.outcome()
                    .reason()
                    .map(Throwable::getMessage)
                    .orElse("")
                    .lines()
                    .findFirst()
                    .orElse("");
            if (isCutOff(attempt.outcome())) {
                liveness.lost().ifPresent(cause -> halt.now("the target stopped answering (" + cause + ")"));
            }
            if (!halt.isCalled()) {
                attempt = runners.run(planned.suite(), planned.scenario());
                tries++;
            }
        }
        if (attempt.outcome().reason().filter(OutOfMemory::isBehind).isPresent()) {
            halt.now(OutOfMemory.clause());
        }
        // What ends after the halt may have ended because of it.
        if (halt.isCalled()) {
            return;
        }
        if (tries > 1) {
            attempt.note("run " + tries + " times, because an earlier try ended with: " + why);
        }
        keep(planned, attempt);
    }

    private static boolean isWorthAnother(Attempt attempt, int tries) {
        var outcome = attempt.outcome();
        if (outcome.reason().filter(MachineTooSlow.class::isInstance).isPresent()) {
            return tries < TRIES_OF_A_SLOW_MACHINE;
        }
        return isCutOff(outcome) && tries < TRIES_OF_A_LOST_CONNECTION;
    }

    private static boolean isCutOff(CaseOutcome outcome) {
        return outcome.reason().filter(TransportFailure.class::isInstance).isPresent();
    }

    private void keep(PlannedCase planned, Attempt attempt) {
        var outcome = attempt.outcome();
        try {
            log.keep(attempt, outcome.failed());
        } catch (IOException failure) {
            throw new UncheckedIOException("the messages cannot be written", failure);
        }
        outcomes.add(outcome);
        course.ended(planned, outcome);
    }
}
