// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.operations;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the store does. */
final class StoreMetrics implements Observer {

    private static final double NANOS = 1e9;
    private static final long MICRO = 1000;
    private static final long MILLI = 1000 * MICRO;

    private final LongAdder appends;
    private final LongAdder bytes;
    private final LongAdder duplicates;
    private final Map<String, LongAdder> refused;
    private final Histogram batches;
    private final Histogram syncs;

    StoreMetrics(Metrics metrics) {
        appends = metrics.counter("appends_total", "Appends that were stored.");
        bytes = metrics.counter("append_bytes_total", "Bytes that were stored.");
        duplicates = metrics.counter("duplicates_total", "Appends of producers that had been stored before.");
        refused = metrics.counters("appends_refused_total", "Appends that were refused, by reason.", "reason");
        batches = metrics.histogram(
                "batch_changes", "Changes made durable together.", 1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 1024, 4096);
        syncs = metrics.histogram(
                "sync_seconds",
                "Time the disk took to confirm a batch.",
                NANOS,
                100 * MICRO,
                250 * MICRO,
                500 * MICRO,
                MILLI,
                2 * MILLI,
                5 * MILLI,
                10 * MILLI,
                25 * MILLI,
                100 * MILLI,
                500 * MILLI,
                2000 * MILLI);
    }

    @Override
    public void answered(Command command, Outcome outcome) {
        if (isInternal(command)) {
            return;
        }
        if (outcome instanceof Outcome.Created) {
            bytes.add(command.size());
        } else if (command instanceof Command.Append || command instanceof Command.AppendRecords) {
            if (outcome instanceof Outcome.Appended || outcome instanceof Outcome.Recorded) {
                appends.increment();
                bytes.add(command.size());
            } else if (outcome instanceof Outcome.Duplicate) {
                duplicates.increment();
            } else if (outcome instanceof Outcome.Refused refusal) {
                refused.computeIfAbsent(reason(refusal), first -> new LongAdder())
                        .increment();
            }
        }
    }

    /** Streams that the server keeps for itself have names that no client can write. */
    private static boolean isInternal(Command command) {
        String name = command.name().value();
        return !name.isEmpty() && Character.isISOControl(name.charAt(0));
    }

    @Override
    public void batch(int changes) {
        batches.record(changes);
    }

    @Override
    public void synced(long nanos) {
        syncs.record(nanos);
    }

    private static String reason(Outcome.Refused refused) {
        return refused instanceof Outcome.NotStored kept && kept.full()
                ? "no_space"
                : refused.reason().name().toLowerCase(Locale.ROOT);
    }
}
