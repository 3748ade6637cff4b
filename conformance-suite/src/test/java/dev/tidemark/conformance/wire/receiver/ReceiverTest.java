// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.wire.message.Exchange;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ReceiverTest {

    private final List<Exchange> recorded = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Receiver receiver;
    private Inbox inbox;

    @BeforeEach
    void listen() throws IOException {
        receiver = Receiver.listen("127.0.0.1", 0);
        inbox = receiver.open("one", recorded::add);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void keepsTheBytesThatCame() throws Exception {
        var answer = post(inbox.uri(), " {\"a\" : 1.0}\n");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(inbox.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.request().method()).isEqualTo("POST");
            assertThat(delivery.request().uri()).isEqualTo(inbox.uri());
            assertThat(new String(delivery.request().body(), StandardCharsets.UTF_8))
                    .isEqualTo(" {\"a\" : 1.0}\n");
        });
        assertThat(recorded)
                .singleElement()
                .extracting(each -> each.response().status())
                .isEqualTo(200);
    }

    @Test
    void readsABodyInChunks() throws Exception {
        var answer = raw("POST /one HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ");
        assertThat(inbox.deliveries().get(0).request().body()).asString().isEqualTo("abcde");
    }

    @Test
    void answersAsItIsTold() throws Exception {
        inbox.next(Reaction.Answer.json(503, "{}"));
        inbox.usually(Reaction.Answer.json(200, "{\"done\": true}"));

        assertThat(post(inbox.uri(), "1").statusCode()).isEqualTo(503);
        assertThat(post(inbox.uri(), "2").body()).isEqualTo("{\"done\": true}");
    }

    @Test
    void hangsUp() {
        inbox.usually(new Reaction.HangUp());

        assertThatThrownBy(() -> post(inbox.uri(), "1")).isInstanceOf(IOException.class);
        assertThat(recorded).allMatch(exchange -> exchange.error().equals("the receiver hung up"));
    }

    @Test
    void answersWhenItIsToldTo() throws Exception {
        var answer = new CompletableFuture<Reaction.Answer>();
        inbox.next(new Reaction.Later(answer));
        var asked = client.sendAsync(request(inbox.uri(), "1"), HttpResponse.BodyHandlers.ofString());

        assertThat(asked).isNotDone();
        answer.complete(Reaction.Answer.json(202, "late"));
        assertThat(asked.get().body()).isEqualTo("late");
    }

    @Test
    void knowsNothingOfOtherPathsAndOfClosedInboxes() throws Exception {
        assertThat(post(inbox.uri().resolve("/two"), "1").statusCode()).isEqualTo(404);
        inbox.close();

        assertThat(post(inbox.uri(), "1").statusCode()).isEqualTo(404);
        assertThat(recorded).isEmpty();
    }

    @Test
    void closesWhatIsNoRequestOrTooLarge() throws Exception {
        assertThat(raw("nonsense\r\n\r\n")).isEmpty();
        assertThat(raw("POST /one HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n"))
                .isEmpty();
        assertThat(raw("POST /one HTTP/1.1\r\nContent-Length: -1\r\n\r\n")).isEmpty();
        assertThat(inbox.deliveries()).isEmpty();
    }

    @Test
    void listensOnlyOnAddressesOfThisMachine() {
        assertThatThrownBy(() -> Receiver.listen("192.0.2.1", 0)).isInstanceOf(IOException.class);
    }

    private HttpResponse<String> post(URI uri, String body) throws Exception {
        return client.send(request(uri, body), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest request(URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", receiver.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
