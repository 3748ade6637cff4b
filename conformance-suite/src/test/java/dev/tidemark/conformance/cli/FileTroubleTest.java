// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTroubleTest {

    @TempDir
    Path folder;

    @Test
    void namesTheFileAndWhatIsWrongWithIt() throws IOException {
        var missing = folder.resolve("missing");
        assertThat(words(() -> Files.readString(missing))).isEqualTo(missing + " does not exist");
        var file = Files.writeString(folder.resolve("file"), "");
        assertThat(words(() -> Files.createDirectories(file))).isEqualTo(file + " is no folder");
        assertThat(words(() -> Files.createDirectories(file.resolve("deeper")))).doesNotContain("Exception");
    }

    private interface Trouble {
        void make() throws IOException;
    }

    private static String words(Trouble trouble) {
        try {
            trouble.make();
        } catch (IOException failure) {
            return FileTrouble.words(failure);
        }
        throw new AssertionError("no trouble");
    }
}
