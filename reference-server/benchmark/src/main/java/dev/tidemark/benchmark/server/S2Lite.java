// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The server that the authors of S2 publish, {@code s2 lite}.
 *
 * @param command the executable; as on the PATH if it has no folder
 * @param folder where its data goes
 * @param file whether it keeps streams in files, or in memory
 */
record S2Lite(String command, Path folder, boolean file) implements Program {

    @Override
    public String name() {
        return file ? "s2-lite-file" : "s2-lite-memory";
    }

    @Override
    public Set<Speech> speaks() {
        return Set.of(Speech.S2);
    }

    @Override
    public Contender start() throws IOException, InterruptedException {
        int port = FreePort.find();
        List<String> line = new ArrayList<>(List.of(command, "lite", "--port", Integer.toString(port)));
        if (file) {
            line.addAll(List.of("--local-root", DataFolders.fresh(folder).toString()));
        }
        return Contender.started(this, RunningProcess.startAt(URI.create("http://127.0.0.1:" + port), line));
    }
}
