// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.load.Stage;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.server.Contender;
import dev.tidemark.benchmark.server.Launched;
import java.io.IOException;
import java.util.List;

/** Puts a server into a large state, and measures what that costs. */
public interface Trial {

    String name();

    /** Starts and stops the server by itself. */
    List<Figure> run(Ground ground) throws IOException, InterruptedException;

    /** Where a trial takes place. */
    interface Ground {

        /** A server with empty data. */
        Launched fresh(List<String> options) throws IOException;

        Stage stage(Contender contender);

        /** What is under way. */
        void say(String progress);
    }
}
