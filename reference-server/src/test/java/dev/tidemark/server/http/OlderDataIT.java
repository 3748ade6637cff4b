// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.disk.OlderData;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data folder that an older version wrote until it was killed: partly in its checkpoint, partly in its journal only. */
class OlderDataIT {

    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";
    private static final String START = "0000000000000000_0000000000000000";

    @TempDir
    Path folder;

    private ServerProcess server;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        OlderData.unpack(folder);
        server = new ServerProcess(folder.resolve("data").toString());
        client = new Client(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theJournalIsReplayed() {
        assertThat(server.lines()).anyMatch(line -> line.contains(" 12 changes replayed"));
    }

    @Test
    void streamsHoldWhatTheyHeldAndGoOn() {
        holds("plain", "onetwothree+later");
        holds("a/%C3%BC", "a name with a slash");
        holds("json", "[1,2,3,4,5]");
        holds(
                "large",
                IntStream.rangeClosed(1, 100).mapToObj("%01000d"::formatted).collect(Collectors.joining()));
        assertThat(client.get("plain?offset=0000000000000003_0000000000000011").body())
                .isEqualTo("+later");
        assertThat(client.post("plain", TEXT, "x", "Stream-Seq", "7").statusCode())
                .isEqualTo(409);
        assertThat(client.post("plain", TEXT, "+new", "Stream-Seq", "8").statusCode())
                .isEqualTo(204);
        assertThat(client.post("json", JSON, "6").statusCode()).isEqualTo(204);
        holds("plain", "onetwothree+later+new");
        holds("json", "[1,2,3,4,5,6]");
    }

    @Test
    void entityTagsAreTheSame() throws Exception {
        String tag = Files.readString(folder.resolve("etag")).strip();
        assertThat(client.get("large", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void producersAreKnown() {
        assertThat(produce("p", 3, 1).statusCode()).isEqualTo(204);
        assertThat(produce("q", 0, 0).statusCode()).isEqualTo(204);
        assertThat(header(produce("p", 2, 0), "Producer-Epoch")).isEqualTo("3");
        holds("produced", "xyz");
        assertThat(produce("p", 3, 2).statusCode()).isEqualTo(200);
        holds("produced", "xyz!");
    }

    @Test
    void closedStreamsAreClosed() {
        holds("closed", "the end");
        HttpResponse<String> refused = client.post("closed", TEXT, "x");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(header(refused, "Stream-Closed")).isEqualTo("true");
        String[] same = {"Producer-Id", "p", "Producer-Epoch", "0", "Producer-Seq", "0", "Stream-Closed", "true"};
        assertThat(client.post("closed", TEXT, "the end", same).statusCode()).isEqualTo(204);
        assertThat(header(client.get("late"), "Stream-Closed")).isEqualTo("true");
    }

    @Test
    void lifetimesAndRetentionAreKept() {
        assertThat(header(head("idle"), "Stream-TTL")).isEqualTo("36000");
        assertThat(header(head("until"), "Stream-Expires-At")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(header(head("late"), "Stream-TTL")).isEqualTo("36000");
        HttpResponse<String> kept = head("kept");
        assertThat(header(kept, "Stream-Retention-Messages")).isEqualTo("3");
        assertThat(header(kept, "Stream-Retention-Bytes")).isEqualTo("1000");
        assertThat(header(kept, "Stream-Retention-Age")).isEqualTo("3000000000");
        assertThat(header(kept, "Stream-Earliest-Offset")).isEqualTo("0000000000000004_0000000000000004");
        holds("kept", "456");
        assertThat(client.get("kept?offset=" + START).statusCode()).isEqualTo(410);
        client.post("kept", TEXT, "7");
        holds("kept", "567");
    }

    @Test
    void forksHoldWhatTheyInherited() {
        holds("fork", "onetwofour");
        holds("part", "onetwoth");
        holds("json-fork", "[1,2,\"own\"]");
        holds("late", "onetwofour+late");
        for (List<String> pair : List.of(List.of("source", "survivor"), List.of("late-source", "late-survivor"))) {
            assertThat(head(pair.get(0)).statusCode()).isEqualTo(410);
            holds(pair.get(1), pair.get(0).equals("source") ? "inherited" : "x");
            assertThat(client.send("DELETE", pair.get(1), null).statusCode()).isEqualTo(204);
            assertThat(head(pair.get(0)).statusCode()).isEqualTo(404);
        }
        assertThat(head("removed").statusCode()).isEqualTo(404);
        assertThat(head("late-removed").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> produce(String producer, int epoch, int sequence) {
        String[] headers = {"Producer-Id", producer, "Producer-Epoch", "" + epoch, "Producer-Seq", "" + sequence};
        return client.post("produced", TEXT, "!", headers);
    }

    private HttpResponse<String> head(String stream) {
        return client.send("HEAD", stream, null);
    }

    private void holds(String stream, String content) {
        HttpResponse<String> read = client.get(stream);
        assertThat(read.body()).as(stream).isEqualTo(content);
        assertThat(header(read, "Stream-Up-To-Date")).isEqualTo("true");
    }
}
