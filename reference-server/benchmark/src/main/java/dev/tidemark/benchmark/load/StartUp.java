// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.server.Contender;
import dev.tidemark.benchmark.server.Program;
import dev.tidemark.benchmark.server.RunningProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Starts another one: from starting the process to its first answer, and the memory it holds then. */
record StartUp() implements Measurement {

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public boolean suits(Program program) {
        return true;
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>();
        if (stage.contender().process().isPresent()) {
            try (Contender fresh = stage.contender().program().start()) {
                RunningProcess process = fresh.process().orElseThrow();
                figures.add(Metric.cost("start to first answer", "ms").is(process.startMillis()));
                process.residentMebibytes()
                        .ifPresent(memory -> figures.add(Metric.cost("resident memory after the start", "MiB")
                                .is(memory)));
            }
        }
        return figures;
    }
}
