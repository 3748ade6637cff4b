// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders for the data of the servers that are started here. */
public final class DataFolders {

    private DataFolders() {}

    public static Path fresh(Path parent) throws IOException {
        Files.createDirectories(parent);
        return Files.createTempDirectory(parent, "data-");
    }

    /** Removes all that {@link #fresh} made. */
    public static void remove(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return;
        }
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : folders.filter(
                            each -> each.getFileName().toString().startsWith("data-"))
                    .toList()) {
                removeTree(folder);
            }
        }
    }

    /** How many bytes the files below a folder take. */
    public static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    private static void removeTree(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(DataFolders::removeFile);
        }
    }

    private static void removeFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
