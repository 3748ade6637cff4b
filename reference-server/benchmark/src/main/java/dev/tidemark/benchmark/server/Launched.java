// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The reference server as its launcher starts it, with data that outlives it.
 *
 * @param launcher the script {@code reference-server/tidemark}
 * @param options beside those of the script
 */
public record Launched(Path launcher, Path data, List<String> options) implements Program {

    /** So that readers that have nothing to do go on having nothing to do. */
    public static final List<String> PATIENT =
            List.of("-Dtidemark.live.long-poll=10m", "-Dtidemark.live.sse-lifetime=10m");

    @Override
    public String name() {
        return "tidemark";
    }

    /** Starts it on the data that there is. */
    @Override
    public Contender start() throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "-Dtidemark.port=0"));
        command.addAll(List.of("-Dtidemark.data=" + data, "-Dtidemark.stop-on-stdin-close=true"));
        command.addAll(options);
        return Contender.started(this, RunningProcess.start(command));
    }
}
