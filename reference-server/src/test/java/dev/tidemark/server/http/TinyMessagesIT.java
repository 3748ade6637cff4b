// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that are smaller than what the server must remember of each: no amount of them may take all its memory. */
class TinyMessagesIT {

    private static final String JSON = "application/json";
    private static final int MOST = 100_000;
    private static final int APPENDS = 30;

    @TempDir
    Path folder;

    @Test
    void noRequestBringsTheServerDown() throws Exception {
        long accepted;
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            Client client = new Client(server);
            client.put("s", JSON, "");
            for (int count : new int[] {MOST + 1, 8_000_000}) {
                HttpResponse<String> refused = client.post("s", JSON, digits(count));
                assertThat(refused.statusCode()).isEqualTo(413);
                assertThat(refused.body()).contains("TOO_MANY_MESSAGES");
            }
            List<CompletableFuture<HttpResponse<String>>> appends = Stream.generate(
                            () -> client.sendAsync("POST", "s", digits(MOST), "Content-Type", JSON))
                    .limit(APPENDS)
                    .toList();
            accepted = appends.stream()
                    .map(CompletableFuture::join)
                    .peek(answer -> assertThat(answer.statusCode()).isIn(204, 429))
                    .filter(answer -> answer.statusCode() == 204)
                    .count();
            assertThat(accepted).isPositive();
            assertThat(messages(client)).isEqualTo(accepted * MOST);
            assertThat(client.post("s", JSON, "1").statusCode()).isEqualTo(204);
            server.kill();
        }
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            assertThat(messages(new Client(server))).isEqualTo(accepted * MOST + 1);
        }
    }

    private static long messages(Client client) {
        long count = 0;
        HttpResponse<String> page = client.get("s");
        while (header(page, "Stream-Up-To-Date") == null) {
            count += page.body().chars().filter(each -> each == '1').count();
            page = client.get("s?offset=" + header(page, "Stream-Next-Offset"));
        }
        return count + page.body().chars().filter(each -> each == '1').count();
    }

    private static String digits(int count) {
        return "[" + "1,".repeat(count - 1) + "1]";
    }
}
