// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

import dev.tidemark.benchmark.load.Measurement;
import dev.tidemark.benchmark.load.Stage;
import dev.tidemark.benchmark.measure.Results;
import dev.tidemark.benchmark.measure.Timing;
import dev.tidemark.benchmark.server.Contender;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Puts the same loads on all contenders, in turns, so that what disturbs the machine disturbs all. */
public final class Comparison {

    private final Vertx vertx;
    private final List<Measurement> measurements;
    private final Timing timing;
    private final PrintStream progress;

    public Comparison(Vertx vertx, List<Measurement> measurements, Timing timing, PrintStream progress) {
        this.vertx = vertx;
        this.measurements = measurements;
        this.timing = timing;
        this.progress = progress;
    }

    public Results run(List<Contender> contenders, int rounds) throws InterruptedException {
        Results results = new Results();
        List<Contender> turns = new ArrayList<>(contenders);
        for (int round = 0; round < rounds; round++) {
            for (Measurement measurement : measurements) {
                for (Contender contender : turns) {
                    if (measurement.suits(contender.program())) {
                        measure(measurement, contender, results);
                    }
                }
            }
            // Nobody shall always be the first.
            Collections.reverse(turns);
        }
        return results;
    }

    private void measure(Measurement measurement, Contender contender, Results results) throws InterruptedException {
        progress.printf("%s: %s%n", contender.name(), measurement.name());
        try {
            measurement
                    .measure(new Stage(vertx, contender, timing))
                    .forEach(figure -> results.add(contender.name(), figure));
        } catch (IOException | RuntimeException failed) {
            results.addFailure(contender.name() + ", " + measurement.name() + ": " + failed.getMessage());
        }
    }
}
