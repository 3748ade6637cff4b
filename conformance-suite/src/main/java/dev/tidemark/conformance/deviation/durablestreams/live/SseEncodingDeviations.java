// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Event streams with wrong data events, headers or ends (section 5.8). */
public final class SseEncodingDeviations {
    private static final int ASCII = 0x80;

    private SseEncodingDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.8-01")
                        .by(
                                "events-refused-on-binary-streams",
                                "Refuses event streams of binary content.",
                                () -> events(reply -> binary(reply) ? reply.replacedBy(Reply.of(406)) : reply)),
                breaks("DS-5.8-02")
                        .by(
                                "events-in-ascii",
                                "Replaces characters outside ASCII in data events.",
                                () -> data(text -> text.chars()
                                        .mapToObj(c -> c < ASCII ? Character.toString(c) : "?")
                                        .collect(Collectors.joining()))),
                breaks("DS-5.8-02")
                        .by(
                                "text-events-in-base64",
                                "Encodes the data events of text streams in base64.",
                                () -> events(reply -> binary(reply)
                                        ? reply
                                        : reply.mapData(event -> event.mapData(SseEncodingDeviations::base64)))),
                breaks("DS-5.8-07")
                        .by(
                                "text-events-announced-as-base64",
                                "Announces base64 on streams of every type.",
                                () -> events(reply -> reply.withHeader(Wire.SSE_ENCODING, "base64"))),
                breaks("DS-5.8-03")
                        .by(
                                "leading-space-lost-in-events",
                                "Writes data lines without the space that protects a leading one.",
                                () -> events(reply -> reply.mapData(
                                        event -> new Event(lines(event, line -> "data:" + line, "event: data\n"))))),
                breaks("DS-5.8-04")
                        .by(
                                "line-breaks-leave-the-event",
                                "Writes data with line breaks behind a single data prefix.",
                                () -> events(reply -> reply.mapData(
                                        event -> new Event("event: data\ndata: " + event.data() + "\n\n")))),
                breaks("DS-5.8-05")
                        .by(
                                "binary-events-in-hex",
                                "Encodes the data events of binary streams in hexadecimal.",
                                () -> binary(text -> hex(Base64.getMimeDecoder().decode(text)))),
                breaks("DS-5.8-06")
                        .by(
                                "binary-events-without-encoding-header",
                                "Encodes binary data without saying so.",
                                () -> events(reply -> reply.withoutHeader(Wire.SSE_ENCODING))),
                breaks("DS-5.8-08")
                        .by(
                                "events-sent-as-text",
                                "Sends event streams as text/plain.",
                                () -> events(reply -> reply.withHeader(Headers.CONTENT_TYPE, "text/plain"))),
                breaks("DS-5.8-10")
                        .by(
                                "events-without-offset-from-start",
                                "Starts an event stream without offset at the beginning.",
                                () -> Behaviour.request(
                                        request -> request.opensEvents()
                                                && request.offset().isEmpty(),
                                        request -> request.withOffset(Wire.START))),
                breaks("DS-5.8-10")
                        .by(
                                "malformed-offset-ends-events",
                                "Answers a malformed offset with an event stream that holds an error event.",
                                () -> Behaviour.reply(
                                        Request::opensEvents,
                                        reply -> reply.status() == 400
                                                ? Reply.of(200)
                                                        .withHeader(Headers.CONTENT_TYPE, "text/event-stream")
                                                        .withBody(Event.of("error", "malformed")
                                                                .raw())
                                                : reply)),
                breaks("DS-5.8-11")
                        .by(
                                "data-in-default-events",
                                "Sends data in events without the name data.",
                                () -> events(reply -> reply.mapData(event -> event.withName("message")))),
                breaks("DS-5.8-11")
                        .by(
                                "data-events-repeated",
                                "Sends each data event twice.",
                                () -> events(reply -> reply.mapEvents(
                                        event -> event.isData() ? List.of(event, event) : List.of(event)))),
                breaks("DS-5.8-12")
                        .by(
                                "binary-events-in-url-alphabet",
                                "Uses the URL-safe base64 alphabet in data events.",
                                () -> binary(text -> text.replace('+', '-').replace('/', '_'))),
                breaks("DS-5.8-15")
                        .by(
                                "binary-events-without-padding",
                                "Leaves out the padding of base64 in data events.",
                                () -> binary(text -> text.replace("=", ""))),
                breaks("DS-5.8-16")
                        .by(
                                "padding-for-no-bytes",
                                "Sends a data event of padding before each control event of a binary stream.",
                                () -> events(reply -> binary(reply)
                                        ? reply.mapEvents(event -> event.isControl()
                                                ? List.of(Event.of("data", "===="), event)
                                                : List.of(event))
                                        : reply)),
                breaks("DS-5.8-17")
                        .by(
                                "control-events-in-base64",
                                "Encodes control events of binary streams in base64.",
                                () -> events(reply -> binary(reply)
                                        ? reply.mapControl(event -> event.mapData(SseEncodingDeviations::base64))
                                        : reply)),
                breaks("DS-8-47")
                        .by(
                                "events-from-now-replay-backlog",
                                "Starts an event stream from now at the beginning.",
                                () -> Behaviour.request(
                                        request -> request.opensEvents() && request.fromNow(),
                                        request -> request.withOffset(Wire.START))),
                breaks("DS-5.8-28")
                        .by(
                                "events-go-on-after-closure",
                                "Keeps the connection open after the final control event.",
                                () -> events(Reply::heldOpen)));
    }

    private static Behaviour events(UnaryOperator<Reply> change) {
        return Behaviour.reply(Request::opensEvents, reply -> reply.events().isPresent() ? change.apply(reply) : reply);
    }

    private static Behaviour data(UnaryOperator<String> change) {
        return events(reply -> reply.mapData(event -> event.mapData(change)));
    }

    private static Behaviour binary(UnaryOperator<String> change) {
        return events(reply -> binary(reply) ? reply.mapData(event -> event.mapData(change)) : reply);
    }

    private static boolean binary(Reply reply) {
        return reply.header(Wire.SSE_ENCODING).isPresent();
    }

    private static String base64(String latin) {
        return Base64.getEncoder().encodeToString(latin.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String hex(byte[] bytes) {
        return Tokens.hex(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static String lines(Event event, Function<String, String> line, String head) {
        return Arrays.stream(event.data().split("\n", -1))
                .map(text -> line.apply(text) + "\n")
                .collect(Collectors.joining("", head, "\n"));
    }
}
