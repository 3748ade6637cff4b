// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path folder;

    @Test
    void whatIsAcknowledgedInANewFolderHasAPathThatIsDurable() throws IOException {
        Set<Path> synced = new HashSet<>();
        Device device = new Device() {
            @Override
            public void syncFolder(Path names) throws IOException {
                super.syncFolder(names);
                synced.add(names);
            }
        };
        Path data = folder.resolve("new/data");
        try (Store store = Disk.open(data, Duration.ZERO, device, Observer.NONE)) {
            new StoreFixture(store).create("s");
            assertThat(synced).contains(folder, folder.resolve("new"), data, data.resolve("journal"));
        }
    }
}
