// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipInputStream;

/**
 * The file that starts the reference server: the one that was named, or the one that travels inside {@code tidemark.jar} and is unpacked into
 * a folder of its own, or the one that the build leaves. Closing removes what was unpacked.
 */
public final class ServerFile implements AutoCloseable {

    private static final String PACKED = "/tidemark/reference-server.zip";
    private static final String STARTER = "quarkus-run.jar";
    private static final Path BUILT = Path.of("reference-server/target/quarkus-app", STARTER);

    private final Path path;
    private final Optional<Path> unpacked;
    private final Thread onInterrupt = new Thread(this::delete, "remove-reference-server");

    private ServerFile(Path path, Optional<Path> unpacked) {
        this.path = path;
        this.unpacked = unpacked;
        unpacked.ifPresent(folder -> Runtime.getRuntime().addShutdownHook(onInterrupt));
    }

    /**
     * Finds the server.
     *
     * @param named what the user chose
     * @throws LaunchFailed when there is no place to unpack it
     */
    public static ServerFile find(Optional<Path> named) throws LaunchFailed {
        if (named.isPresent()) {
            return new ServerFile(named.get(), Optional.empty());
        }
        try (var archive = ServerFile.class.getResourceAsStream(PACKED)) {
            return archive == null ? new ServerFile(BUILT, Optional.empty()) : unpack(archive);
        } catch (IOException failure) {
            throw new LaunchFailed("the reference server inside tidemark.jar cannot be unpacked into "
                    + System.getProperty("java.io.tmpdir") + ": " + failure.getMessage()
                    + "; choose another folder with -Djava.io.tmpdir=FOLDER");
        }
    }

    /** The jar or executable; nobody has looked whether it is there. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        if (unpacked.isEmpty()) {
            return;
        }
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException shuttingDown) {
            // this is the shutdown
        }
    }

    private static ServerFile unpack(InputStream archive) throws IOException {
        var folder = Files.createTempDirectory("tidemark-server");
        var server = new ServerFile(folder.resolve(STARTER), Optional.of(folder));
        try {
            write(archive, folder);
            return server;
        } catch (IOException failure) {
            server.close();
            throw failure;
        }
    }

    private static void write(InputStream archive, Path folder) throws IOException {
        try (var entries = new ZipInputStream(archive)) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                var file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IOException("the entry " + entry.getName() + " leads out of the folder");
                }
                if (!entry.isDirectory()) {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                }
            }
        }
    }

    private void delete() {
        unpacked.ifPresent(DataFolder::delete);
    }
}
