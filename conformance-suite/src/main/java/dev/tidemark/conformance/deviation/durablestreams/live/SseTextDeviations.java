// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.durablestreams.Events.events;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Events;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Event streams that spoil text (section 5.8). */
final class SseTextDeviations {
    private static final int ASCII = 0x80;

    @Breaks(rule = "DS-5.8-02", by = "Replaces characters outside ASCII in data events.")
    Behaviour eventsInAscii() {
        return data(text -> text.chars()
                .mapToObj(c -> c < ASCII ? Character.toString(c) : "?")
                .collect(Collectors.joining()));
    }

    @Breaks(rule = "DS-5.8-02", by = "Encodes the data events of text streams in base64.")
    Behaviour textEventsInBase64() {
        return events(reply ->
                binary(reply) ? reply : Events.mapData(reply, event -> event.mapData(SseTextDeviations::base64)));
    }

    @Breaks(rule = "DS-5.8-07", by = "Announces base64 on streams of every type.")
    Behaviour textEventsAnnouncedAsBase64() {
        return events(reply -> reply.withHeader(Vocabulary.SSE_DATA_ENCODING, "base64"));
    }

    @Breaks(rule = "DS-5.8-03", by = "Writes data lines without the space that protects a leading one.")
    Behaviour leadingSpaceLostInEvents() {
        return events(reply ->
                Events.mapData(reply, event -> new Event(lines(event, line -> "data:" + line, "event: data\n"))));
    }

    @Breaks(rule = "DS-5.8-04", by = "Writes data with line breaks behind a single data prefix.")
    Behaviour lineBreaksLeaveTheEvent() {
        return events(
                reply -> Events.mapData(reply, event -> new Event("event: data\ndata: " + event.data() + "\n\n")));
    }

    private static Behaviour data(UnaryOperator<String> change) {
        return events(reply -> Events.mapData(reply, event -> event.mapData(change)));
    }

    private static boolean binary(Reply reply) {
        return reply.hasHeader(Vocabulary.SSE_DATA_ENCODING);
    }

    private static String base64(String latin) {
        return Base64.getEncoder().encodeToString(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String lines(Event event, Function<String, String> line, String head) {
        return Arrays.stream(event.data().split("\n", -1))
                .map(text -> line.apply(text) + "\n")
                .collect(Collectors.joining("", head, "\n"));
    }
}
