// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityIT {

    @TempDir
    Path folder;

    @Test
    void stopsInOrderAndKeepsClosure() throws IOException {
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            new Client(server).put("s", "text/plain", "x", "Stream-Closed", "true");
            assertThatThrownBy(() -> new ServerProcess(folder.toString())).isInstanceOf(IOException.class);
        }
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            assertThat(server.lines()).anyMatch(line -> line.contains(" 0 changes replayed"));
            assertThat(header(new Client(server).get("s"), "Stream-Closed")).isEqualTo("true");
            server.closeInput();
        }
    }

    @Test
    void asyncSurvivesAKill() throws IOException {
        ServerProcess server = new ServerProcess(folder.toString(), "-Dtidemark.durability=async");
        new Client(server).put("s", "text/plain", "x");
        server.kill();
        try (ServerProcess again = new ServerProcess(folder.toString(), "-Dtidemark.durability=async")) {
            assertThat(new Client(again).get("s").body()).isEqualTo("x");
        }
    }

    @Test
    void memoryKeepsNothing() throws IOException {
        Path data = folder.resolve("data");
        try (ServerProcess server = new ServerProcess(data.toString(), "-Dtidemark.durability=memory")) {
            assertThat(server.lines()).anyMatch(line -> line.contains("data in memory"));
            Client client = new Client(server);
            client.put("s", "text/plain", "x");
            assertThat(client.get("s").body()).isEqualTo("x");
        }
        assertThat(data).doesNotExist();
    }
}
