// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Timing;
import dev.tidemark.benchmark.server.Contender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Starts another one and loads it at once, without warm-up: what a server does before it has got into its stride. */
record FirstSeconds(int seconds) implements Measurement {

    private static final int CONNECTIONS = 64;

    @Override
    public String name() {
        return "first-" + seconds + "-seconds";
    }

    @Override
    public List<Figure> measure(Stage stage) throws IOException, InterruptedException {
        if (stage.contender().process().isEmpty()) {
            return List.of();
        }
        Timing cold = new Timing(Duration.ZERO, Duration.ofSeconds(seconds));
        try (Contender fresh = stage.contender().program().start()) {
            return new Appends(CONNECTIONS, 1)
                    .measure(new Stage(stage.vertx(), fresh, cold)).stream()
                            .map(figure -> figure.metric()
                                    .named("first " + seconds + " s after the start, "
                                            + figure.metric().name())
                                    .is(figure.value()))
                            .toList();
        }
    }
}
