// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** {@code tidemark.jar}, when this run was started from it. */
public final class OneJar {

    private OneJar() {}

    /** Its name without the folder; empty when the classes come from anywhere else, as in a build by Maven. */
    public static Optional<String> file() {
        var source = OneJar.class.getProtectionDomain().getCodeSource();
        try {
            return source == null
                    ? Optional.empty()
                    : named(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException noFile) {
            return Optional.empty();
        }
    }

    /** The name of this file if it is a jar that can be started. */
    public static Optional<String> named(Path file) {
        try (var jar = new JarFile(file.toFile())) {
            var manifest = jar.getManifest();
            var starts = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            return starts != null && starts.startsWith("dev.tidemark.")
                    ? Optional.of(file.getFileName().toString())
                    : Optional.empty();
        } catch (IOException noJar) {
            return Optional.empty();
        }
    }
}
