// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

import java.io.IOException;

/** A server that can be started, or found running. */
interface Program {

    String name();

    /** A fresh one with empty data, if it is started here. */
    Contender start() throws IOException, InterruptedException;
}
