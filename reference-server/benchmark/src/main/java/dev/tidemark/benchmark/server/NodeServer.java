// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The Node.js server that the authors of the protocol publish.
 *
 * @param folder where it is installed, and its data goes
 * @param file whether it keeps streams in files, or in memory
 */
record NodeServer(Path folder, boolean file) implements Program {

    private static final String PACKAGE = "@durable-streams/server@0.3.7";
    private static final String SCRIPT = "node-server.mjs";

    @Override
    public String name() {
        return file ? "node-file" : "node-memory";
    }

    @Override
    public Set<Speech> speaks() {
        return Set.of(Speech.DURABLE_STREAMS, Speech.SUBSCRIPTIONS);
    }

    @Override
    public Contender start() throws IOException, InterruptedException {
        Path home = folder.resolve("node");
        install(home);
        List<String> command =
                new ArrayList<>(List.of("node", home.resolve(SCRIPT).toString()));
        if (file) {
            command.add(DataFolders.fresh(folder).toString());
        }
        return Contender.started(this, RunningProcess.start(command));
    }

    private static void install(Path home) throws IOException, InterruptedException {
        Files.createDirectories(home);
        try (InputStream script = NodeServer.class.getResourceAsStream(SCRIPT)) {
            Files.copy(script, home.resolve(SCRIPT), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(home.resolve("node_modules/@durable-streams/server"))) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "install", "--prefix", ".", "--no-audit", "--no-fund", PACKAGE)
                .directory(home.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (npm.waitFor() != 0) {
            throw new IOException("npm could not install " + PACKAGE);
        }
    }
}
