// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.io.IOException;
import java.util.Set;

/** A server that can be started, or found running. */
public interface Program {

    String name();

    /** What it can be asked in. */
    default Set<Speech> speaks() {
        return Set.of(Speech.DURABLE_STREAMS);
    }

    /** A fresh one with empty data, if it is started here. */
    Contender start() throws IOException, InterruptedException;
}
