// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.junit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files of the server, unpacked into a folder for temporary files.
 *
 * @param folder where they are
 */
record ServerFiles(Path folder) {

    private static final String PACKED = "server.zip";

    /** @throws IOException if they are not there, or cannot be written */
    static ServerFiles unpack() throws IOException {
        try (InputStream packed = ServerFiles.class.getResourceAsStream(PACKED)) {
            if (packed == null) {
                throw new IOException("this build of tidemark-junit has no server in it; build it with: mvn package");
            }
            Path folder = Files.createTempDirectory("tidemark-junit");
            unpack(new ZipInputStream(packed), folder);
            return new ServerFiles(folder);
        }
    }

    Path jar() {
        return folder.resolve("quarkus-run.jar");
    }

    void delete() throws IOException {
        List<Path> all;
        try (var files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.delete(file);
        }
    }

    private static void unpack(ZipInputStream zip, Path folder) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            Path file = folder.resolve(entry.getName());
            if (entry.isDirectory()) {
                Files.createDirectories(file);
            } else {
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }
}
