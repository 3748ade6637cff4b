// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.durablestreams.Events.events;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Events;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** Event streams with wrong data events, headers or ends (section 5.8). */
final class SseEncodingDeviations {
    @Breaks(rule = "DS-5.8-01", by = "Refuses event streams of binary content.")
    Behaviour eventsRefusedOnBinaryStreams() {
        return events(reply -> binary(reply) ? reply.replacedBy(Reply.of(406)) : reply);
    }

    @Breaks(rule = "DS-5.8-05", by = "Encodes the data events of binary streams in hexadecimal.")
    Behaviour binaryEventsInHex() {
        return binary(text -> hex(Base64.getMimeDecoder().decode(text)));
    }

    @Breaks(rule = "DS-5.8-06", by = "Encodes binary data without saying so.")
    Behaviour binaryEventsWithoutEncodingHeader() {
        return events(reply -> reply.withoutHeader(Vocabulary.SSE_DATA_ENCODING));
    }

    @Breaks(rule = "DS-5.8-12", by = "Uses the URL-safe base64 alphabet in data events.")
    Behaviour binaryEventsInUrlAlphabet() {
        return binary(text -> text.replace('+', '-').replace('/', '_'));
    }

    @Breaks(rule = "DS-5.8-15", by = "Leaves out the padding of base64 in data events.")
    Behaviour binaryEventsWithoutPadding() {
        return binary(text -> text.replace("=", ""));
    }

    @Breaks(rule = "DS-5.8-16", by = "Sends a data event of padding before each control event of a binary stream.")
    Behaviour paddingForNoBytes() {
        return events(reply -> binary(reply)
                ? reply.mapEvents(event -> Events.isControl(event)
                        ? List.of(Event.of(Vocabulary.EVENT_DATA, "===="), event)
                        : List.of(event))
                : reply);
    }

    @Breaks(rule = "DS-5.8-17", by = "Encodes control events of binary streams in base64.")
    Behaviour controlEventsInBase64() {
        return events(reply -> binary(reply)
                ? Events.mapControl(reply, event -> event.mapData(SseEncodingDeviations::base64))
                : reply);
    }

    private static Behaviour binary(UnaryOperator<String> change) {
        return events(reply -> binary(reply) ? Events.mapData(reply, event -> event.mapData(change)) : reply);
    }

    private static boolean binary(Reply reply) {
        return reply.hasHeader(Vocabulary.SSE_DATA_ENCODING);
    }

    private static String base64(String latin) {
        return Base64.getEncoder().encodeToString(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String hex(byte[] bytes) {
        return Tokens.hex(new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
