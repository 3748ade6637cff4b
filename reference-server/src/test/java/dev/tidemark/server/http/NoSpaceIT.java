// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full. */
class NoSpaceIT {

    @TempDir
    Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "tidemark-test", disk.toString()),
                "only root can mount a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void writesAreRefusedUntilThereIsSpaceAgain() throws Exception {
        StringBuilder kept = new StringBuilder();
        Path data = disk.resolve("data");
        try (ServerProcess server = new ServerProcess(data.toString())) {
            Client client = new Client(server);
            client.put("s", "text/plain", "");
            append(client, "before ", kept);
            Path ballast = disk.resolve("ballast");
            fill(ballast);

            HttpResponse<String> refused = append(client, "x".repeat(100_000), kept);
            while (refused.statusCode() == 204) {
                refused = append(client, "x".repeat(100_000), kept);
            }
            assertThat(refused.statusCode()).isEqualTo(507);
            assertThat(refused.body()).contains("NO_SPACE");
            assertThat(client.get("s").body()).isEqualTo(kept.toString());
            assertThat(client.getAbsolute("/q/health").statusCode()).isEqualTo(503);

            Files.delete(ballast);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (client.getAbsolute("/q/health/ready").statusCode() != 200) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
            assertThat(append(client, " after", kept).statusCode()).isEqualTo(204);
            assertThat(client.get("s").body()).isEqualTo(kept.toString());
            server.kill();
        }
        try (ServerProcess server = new ServerProcess(data.toString())) {
            assertThat(new Client(server).get("s").body()).isEqualTo(kept.toString());
        }
    }

    private static HttpResponse<String> append(Client client, String text, StringBuilder kept) {
        HttpResponse<String> response = client.post("s", "text/plain", text);
        if (response.statusCode() == 204) {
            kept.append(text);
        }
        return response;
    }

    private static void fill(Path ballast) throws IOException {
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("space");
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
