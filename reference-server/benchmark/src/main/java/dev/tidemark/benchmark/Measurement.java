// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

import java.io.IOException;
import java.util.List;

/** A load on one server, and the numbers it gives. */
interface Measurement {

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
