// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** Event streams are not silent for long, and ask proxies to leave them alone. */
class HeartbeatIT {

    @Test
    void silenceIsFilledWithComments() throws Exception {
        try (ServerProcess server =
                new ServerProcess("memory", "-Dtidemark.live.sse-heartbeat=100ms", "-Dtidemark.live.sse-lifetime=2s")) {
            Client client = new Client(server);
            client.put("s", "text/plain", "hello");
            HttpResponse<String> events = client.get("s?offset=-1&live=sse");
            assertThat(header(events, "X-Accel-Buffering")).isEqualTo("no");
            assertThat(header(events, "Cache-Control")).isEqualTo("no-cache, no-transform");
            assertThat(events.body()).startsWith("event: data\ndata:hello\n\nevent: control\n");
            assertThat(events.body().split("\n\n:(?=\n\n)").length).isGreaterThan(3);
        }
    }

    @Test
    void nothingIsSaidWithinTheSilenceThatIsAllowed() throws Exception {
        try (ServerProcess server = new ServerProcess("memory", "-Dtidemark.live.sse-lifetime=300ms")) {
            Client client = new Client(server);
            client.put("s", "text/plain", "hello");
            assertThat(client.get("s?offset=-1&live=sse").body()).doesNotContain("\n:");
        }
    }
}
