// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionIT {

    private static final String TEXT = "text/plain";

    @TempDir
    Path folder;

    @Test
    void offsetsBeforeTheRetainedDataAreGoneAlsoAfterAKill() throws Exception {
        List<String> offsets = new ArrayList<>();
        String tag;
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            Client client = new Client(server);
            offsets.add(header(client.put("s", TEXT, "", "Stream-Retention-Messages", "3"), "Stream-Next-Offset"));
            for (int i = 0; i < 10; i++) {
                offsets.add(header(client.post("s", TEXT, "" + i), "Stream-Next-Offset"));
            }
            tag = header(client.get("s?offset=" + offsets.get(8)), "ETag");
            server.kill();
        }
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            Client client = new Client(server);
            for (String gone : List.of(offsets.get(0), offsets.get(6))) {
                for (String mode : List.of("", "&live=long-poll", "&live=sse")) {
                    HttpResponse<String> read = client.get("s?offset=" + gone + mode);
                    assertThat(read.statusCode()).isEqualTo(410);
                    assertThat(header(read, "Stream-Earliest-Offset")).isEqualTo(offsets.get(7));
                    assertThat(read.body()).contains("\"code\":\"GONE\"");
                }
            }
            for (String start :
                    List.of("s", "s?offset=-1", "s?offset=" + offsets.get(7), "s?live=long-poll&offset=-1")) {
                assertThat(client.get(start).body()).isEqualTo("789");
            }
            assertThat(client.get("s?offset=" + offsets.get(8), "If-None-Match", tag)
                            .statusCode())
                    .isEqualTo(304);
            assertThat(client.get("s?offset=now").statusCode()).isEqualTo(200);
            HttpResponse<String> head = client.send("HEAD", "s", null);
            assertThat(header(head, "Stream-Retention-Messages")).isEqualTo("3");
            assertThat(header(head, "Stream-Earliest-Offset")).isEqualTo(offsets.get(7));
            assertThat(client.put("s", TEXT, "", "Stream-Retention-Messages", "3")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.put("s", TEXT, "").statusCode()).isEqualTo(409);
            HttpResponse<String> fork = client.send(
                    "PUT", "f", null, "Stream-Forked-From", "/v1/stream/s", "Stream-Fork-Offset", offsets.get(2));
            assertThat(fork.statusCode()).isEqualTo(410);
            assertThat(header(fork, "Stream-Earliest-Offset")).isEqualTo(offsets.get(7));
        }
    }
}
