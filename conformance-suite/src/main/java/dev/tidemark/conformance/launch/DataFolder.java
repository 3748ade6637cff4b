// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Removes the data of a server that has ended. Leftovers in the temp folder are no reason to fail. */
final class DataFolder {

    private DataFolder() {}

    static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException stillInUse) {
            // the system cleans its temp folder
        }
    }
}
