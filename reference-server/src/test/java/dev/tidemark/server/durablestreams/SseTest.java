// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Settings;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SseTest {

    @Test
    void everyLineEndStartsANewLineOfTheEvent() {
        assertThat(data("text/plain", "a\nb\rc\r\nd")).isEqualTo("event: data\ndata:a\ndata:b\ndata:c\ndata:d\n\n");
        assertThat(data("text/plain", "\n\nevent: control\r\r\n"))
                .isEqualTo("event: data\ndata:\ndata:\ndata:event: control\ndata:\ndata:\n\n");
    }

    @Test
    void leadingSpacesSurviveTheParser() {
        assertThat(data("text/plain", "  two\n none\nx"))
                .isEqualTo("event: data\ndata:   two\ndata:  none\ndata:x\n\n");
    }

    @Test
    void messagesBecomeOneArray() {
        assertThat(data("application/json", "1", "{\n}")).isEqualTo("event: data\ndata:[1,{\ndata:}]\n\n");
    }

    @Test
    void otherTypesAreBase64() {
        byte[] bytes = {(byte) 0xFB, (byte) 0xEF, (byte) 0xBE, -1, -1, -1};
        Buffer out = Buffer.buffer();
        SseEvents.data(out, slice("image/png", List.of(bytes)));
        assertThat(out.toString()).isEqualTo("event: data\ndata:++++////\n\n");
        assertThat(data("application/vnd.x+json", "a")).isEqualTo("event: data\ndata:YQ==\n\n");
    }

    @Test
    void controlEventsSayWhereTheReaderIs() {
        assertThat(control("7", true))
                .isEqualTo(
                        "event: control\ndata:{\"streamNextOffset\":\"o\",\"streamCursor\":\"7\",\"upToDate\":true}\n\n");
        assertThat(control("7", false))
                .isEqualTo("event: control\ndata:{\"streamNextOffset\":\"o\",\"streamCursor\":\"7\"}\n\n");
        assertThat(control(null, true))
                .isEqualTo(
                        "event: control\ndata:{\"streamNextOffset\":\"o\",\"upToDate\":true,\"streamClosed\":true}\n\n");
    }

    @Test
    void charactersSplitOverAppendsStayWhole() {
        byte[] smile = "a😀".getBytes(StandardCharsets.UTF_8);
        List<byte[]> single = new ArrayList<>();
        for (byte b : smile) {
            single.add(new byte[] {b});
        }
        for (int taken = 1; taken <= single.size(); taken++) {
            int whole = WholeCharacters.of(slice("text/plain", single.subList(0, taken)))
                    .records()
                    .size();
            assertThat(whole).isEqualTo(taken < 5 ? 1 : 5);
        }
    }

    @Test
    void bytesThatAreNoTextAreNotHeldBackOnceMoreFollows() {
        byte[] latin1 = {'c', 'a', 'f', (byte) 0xE9};
        byte[] ascii = {'!'};
        assertThat(WholeCharacters.of(slice("text/plain", List.of(latin1))).isEmpty())
                .isTrue();
        assertThat(WholeCharacters.of(slice("text/plain", List.of(latin1, ascii)))
                        .records())
                .hasSize(2);
        assertThat(WholeCharacters.of(slice("text/plain", List.of(new byte[] {-1})))
                        .records())
                .hasSize(1);
        assertThat(WholeCharacters.of(slice("text/plain", List.of(new byte[] {(byte) 0x80})))
                        .records())
                .hasSize(1);
    }

    private static String control(String cursor, boolean upToDate) {
        Buffer out = Buffer.buffer();
        SseEvents.control(out, "o", cursor, upToDate);
        return out.toString();
    }

    private static String data(String type, String... bodies) {
        Buffer out = Buffer.buffer();
        SseEvents.data(out, slice(type, Stream.of(bodies).map(String::getBytes).toList()));
        return out.toString();
    }

    private static Slice slice(String type, List<byte[]> bodies) {
        StreamState stream =
                StreamState.created(new Change.Created(1, new StreamName("s"), plain(type), 0, bodies, false));
        List<LogRecord> records = new ArrayList<>();
        Position at = Position.START;
        for (byte[] body : bodies) {
            records.add(LogRecord.of(at, 0, body));
            at = at.plus(body.length);
        }
        return new Slice(stream, Position.START, records);
    }

    private static Settings plain(String type) {
        return new Settings(new ContentType(type), Lifetime.UNLIMITED, Retention.ALL, Optional.empty());
    }
}
