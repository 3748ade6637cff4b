// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.server.Program;
import dev.tidemark.benchmark.server.Speech;
import java.io.IOException;
import java.util.List;

/** A load on one server, and the numbers it gives. */
public interface Measurement {

    /** What {@code --only} selects it by. */
    String name();

    /** What the server has to speak. */
    default Speech speech() {
        return Speech.DURABLE_STREAMS;
    }

    /** Whether it can be measured of a server. */
    default boolean suits(Program program) {
        return program.speaks().contains(speech());
    }

    /**
     * Loads the server and clears up behind itself.
     *
     * @return always the same metrics in the same order; none if they make no sense for this server
     */
    List<Figure> measure(Stage stage) throws IOException, InterruptedException;
}
