// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.disk.Disk;
import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.settings.ContentType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, which may be a native executable, and this JVM open each other's data folders. */
class OneFolderIT {

    private static final StreamName NAME = new StreamName("s");

    @TempDir
    Path folder;

    @Test
    void thePackagedServerOpensWhatThisJvmWrote() throws Exception {
        try (Store store = Disk.open(folder, Duration.ZERO, Observer.NONE)) {
            store.execute(new Command.Create(
                            NAME, new ContentType("text/plain"), List.of("one".getBytes(StandardCharsets.UTF_8)), true))
                    .toCompletableFuture()
                    .join();
        }
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            assertThat(server.lines()).anyMatch(line -> line.contains(" 0 changes replayed"));
            assertThat(new Client(server).get("s").body()).isEqualTo("one");
        }
    }

    @Test
    void thisJvmOpensWhatThePackagedServerWrote() throws Exception {
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            new Client(server).put("s", "text/plain", "one");
        }
        try (Store store = Disk.open(folder, Duration.ZERO, Observer.NONE)) {
            assertThat(store.replayed()).isZero();
            Slice slice = (Slice)
                    store.read(NAME, Position.START, 100).toCompletableFuture().join();
            assertThat(slice.records().stream()
                            .map(LogRecord::body)
                            .map(body -> new String(body, StandardCharsets.UTF_8))
                            .collect(Collectors.joining()))
                    .isEqualTo("one");
        }
    }
}
