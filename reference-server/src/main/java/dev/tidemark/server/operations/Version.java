// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.operations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which version of the server this is. */
public final class Version {

    private static final String RESOURCE = "version.txt";

    private Version() {}

    /** As the build names it, such as {@code 0.1.0}. */
    public static String number() {
        try (InputStream written = Version.class.getResourceAsStream(RESOURCE)) {
            return written == null ? "unknown" : new String(written.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
