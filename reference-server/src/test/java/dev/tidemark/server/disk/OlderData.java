// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A data folder of an older version, as {@code src/test/resources/data-folders/write} wrote it. */
public final class OlderData {

    /** Of the version whose streams had neither a policy nor commands, and whose records had no headers. */
    private static final String ARCHIVE = "/data-folders/state-2.zip";

    /** Of the version whose records were all in MapDB. */
    private static final String WITHOUT_BLOCKS = "/data-folders/state-3.zip";

    private OlderData() {}

    /** Unpacks it as {@code data} into a folder, with {@code etag}, the entity tag of its stream {@code large}. */
    public static void unpack(Path folder) throws IOException {
        unpack(ARCHIVE, folder);
    }

    /** The same streams as the version before the file of blocks kept them. */
    static void unpackWithoutBlocks(Path folder) throws IOException {
        unpack(WITHOUT_BLOCKS, folder);
    }

    private static void unpack(String name, Path folder) throws IOException {
        try (ZipInputStream archive = new ZipInputStream(OlderData.class.getResourceAsStream(name))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(archive, target);
                }
            }
        }
    }
}
