// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The servers that can be started here.
 *
 * @param server the reference server's jar or native executable
 * @param folder where data goes and peers are installed
 * @param s2 the command line program of S2
 * @param rust the server in Rust
 */
public record Programs(Path server, Path folder, String s2, String rust) {

    public static final String REFERENCE = "tidemark";

    /** Empty if there is none of this name. */
    public Optional<Program> named(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case REFERENCE -> tidemark(Tidemark.Keeping.SYNC, Tidemark.Compiler.AS_LAUNCHED);
                    case "tidemark-c2" -> tidemark(Tidemark.Keeping.SYNC, Tidemark.Compiler.BOTH);
                    case "tidemark-async" -> tidemark(Tidemark.Keeping.ASYNC, Tidemark.Compiler.AS_LAUNCHED);
                    case "tidemark-memory" -> tidemark(Tidemark.Keeping.MEMORY, Tidemark.Compiler.AS_LAUNCHED);
                    case "node-file" -> new NodeServer(folder, true);
                    case "node-memory" -> new NodeServer(folder, false);
                    case "rust-wal" -> new RustServer(rust, folder, true);
                    case "rust-memory" -> new RustServer(rust, folder, false);
                    case "s2-lite-file" -> new S2Lite(s2, folder, true);
                    case "s2-lite-memory" -> new S2Lite(s2, folder, false);
                    default -> null;
                });
    }

    private Tidemark tidemark(Tidemark.Keeping keeping, Tidemark.Compiler compiler) {
        return new Tidemark(server, folder, keeping, compiler);
    }
}
