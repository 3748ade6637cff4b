// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events are seen as they were sent, whatever line ends they have and however the bytes are cut. */
class RawEventParserTest {

    @Test
    void anEventHasTheFieldsThatWereSent() {
        var event = parse("id: 4,5,65\nevent: batch\ndata: {}\n\n").get(0);
        assertThat(event.id()).contains("4,5,65");
        assertThat(event.name()).contains("batch");
        assertThat(event.data()).contains("{}");
    }

    @Test
    void aMissingFieldStaysMissing() {
        var events = parse("id: 1\ndata: a\n\ndata: b\n\nevent: ping\n\n");
        assertThat(events.get(1).id()).isEmpty();
        assertThat(events.get(1).name()).isEmpty();
        assertThat(events.get(2).data()).isEmpty();
    }

    @Test
    void anEmptyFieldIsNotAMissingOne() {
        var event = parse("id\ndata:\n\n").get(0);
        assertThat(event.id()).contains("");
        assertThat(event.data()).contains("");
    }

    @Test
    void linesEndWithLfCrlfOrCr() {
        for (var end : List.of("\n", "\r\n", "\r")) {
            var events = parse("event: a" + end + "data: 1" + end + "data: 2" + end + end + "data: 3" + end + end);
            assertThat(events).hasSize(2);
            assertThat(events.get(0).data()).contains("1\n2");
            assertThat(events.get(1).data()).contains("3");
        }
    }

    @Test
    void onlyOneBlankIsTakenFromAValue() {
        assertThat(parse("data:  a\n\n").get(0).data()).contains(" a");
        assertThat(parse("data:a: b\n\n").get(0).data()).contains("a: b");
    }

    @Test
    void commentsAndTimesToReconnectAreNoEvents() {
        assertThat(parse(": keep-alive\n\nretry: 5\n\ndata: a\n\n")).hasSize(1);
    }

    @Test
    void whatIsNotCompleteIsNoEvent() {
        assertThat(parse("data: a\n\ndata: b\n")).hasSize(1);
    }

    @Test
    void bytesOfOneCharacterMayComeApart() {
        var bytes = "data: \u00e4\u20ac\n\n".getBytes(StandardCharsets.UTF_8);
        var events = new ArrayList<RawEvent>();
        var parser = new RawEventParser(events::add);
        for (var single : bytes) {
            parser.accept(new byte[] {single}, 1);
        }
        assertThat(events.get(0).data()).contains("\u00e4\u20ac");
    }

    @Test
    void aByteOrderMarkInFrontIsPassedOver() {
        assertThat(parse("\ufeffdata: a\n\n").get(0).data()).contains("a");
    }

    private static List<RawEvent> parse(String text) {
        var events = new ArrayList<RawEvent>();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        new RawEventParser(events::add).accept(bytes, bytes.length);
        return events;
    }
}
