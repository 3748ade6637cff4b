// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The server in Rust that the authors of the protocol publish, {@code durable-streams-server}.
 *
 * @param command the executable; as on the PATH if it has no folder
 * @param folder where its data goes
 * @param wal whether an append is acknowledged once its log is on the disk; if not, nothing is synced
 */
record RustServer(String command, Path folder, boolean wal) implements Program {

    @Override
    public String name() {
        return wal ? "rust-wal" : "rust-memory";
    }

    @Override
    public Contender start() throws IOException, InterruptedException {
        int port = FreePort.find();
        String data = DataFolders.fresh(folder).toString();
        List<String> line = List.of(
                command,
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--data-dir",
                data,
                "--durability",
                wal ? "wal" : "memory");
        return Contender.started(this, RunningProcess.startAt(URI.create("http://127.0.0.1:" + port), line));
    }
}
