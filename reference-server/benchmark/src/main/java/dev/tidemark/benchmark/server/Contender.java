// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * A server that runs.
 *
 * @param root what the names of streams are appended to
 * @param process its process, if it was started here
 */
public record Contender(Program program, URI root, Optional<RunningProcess> process) implements AutoCloseable {

    private static final String ROOT = "/v1/stream/";

    static Contender at(Program program, URI base) {
        return new Contender(program, base.resolve(ROOT), Optional.empty());
    }

    static Contender started(Program program, RunningProcess process) {
        return new Contender(program, process.base().resolve(ROOT), Optional.of(process));
    }

    public String name() {
        return program.name();
    }

    @Override
    public void close() throws IOException {
        if (process.isPresent()) {
            process.get().close();
        }
    }
}
