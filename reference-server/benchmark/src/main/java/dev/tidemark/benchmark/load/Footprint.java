// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.server.Program;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The memory that a server holds after the loads before this. */
record Footprint() implements Measurement {

    @Override
    public String name() {
        return "footprint";
    }

    @Override
    public boolean suits(Program program) {
        return true;
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException {
        List<Figure> figures = new ArrayList<>();
        if (stage.contender().process().isPresent()) {
            stage.contender()
                    .process()
                    .get()
                    .residentMebibytes()
                    .ifPresent(memory -> figures.add(
                            Metric.cost("resident memory after the load", "MiB").is(memory)));
        }
        return figures;
    }
}
