// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.wire.Event;
import dev.tidemark.conformance.wire.EventSession;
import dev.tidemark.conformance.wire.EventSession.Silence;
import dev.tidemark.conformance.wire.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An event stream: data and control events of section 5.8, decoded. */
final class StreamingReading implements Reading {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventSession session;
    private final Subject stream;
    private final Duration patience;
    private final List<Event> events = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private Content received;
    private JsonNode control;
    private boolean ended;

    /** A control event, and everything that had been received when it came. */
    record Checkpoint(JsonNode control, Content received) {

        /** Whether the control event carries the field with the value true. */
        boolean says(String field) {
            return control.path(field).isBoolean() && control.path(field).booleanValue();
        }
    }

    /** @param patience how long the server may stay silent while something is due */
    StreamingReading(EventSession session, Subject stream, Duration patience) {
        this.session = session;
        this.stream = stream;
        this.patience = patience;
        this.received = Content.none(stream.contentType());
    }

    @Override
    public Content receive(Content expected) {
        readWhile(() -> received.size() < expected.size(), patience);
        return received;
    }

    /** Reads until a control event says that there is no more for now, or the stream ends. */
    Content receiveUntilUpToDate() {
        readWhile(() -> !(isControl(last()) && (flag("upToDate") || flag("streamClosed"))), patience);
        return received;
    }

    /** Reads on while this holds, until the stream ends, or until no data has come for as long as this: idle control events do not count. */
    private void readWhile(BooleanSupplier more, Duration within) {
        var end = System.nanoTime() + within.toNanos();
        var before = received.size();
        while (more.getAsBoolean()) {
            if (received.size() > before) {
                before = received.size();
                end = System.nanoTime() + within.toNanos();
            }
            var left = end - System.nanoTime();
            if (left <= 0 || next(Duration.ofNanos(left)).isEmpty()) {
                return;
            }
        }
    }

    /** The next event, decoded into this reading; empty when the stream has ended or stayed silent. */
    Optional<Event> next(Duration within) {
        try {
            var event = session.next(within);
            event.ifPresentOrElse(this::collect, () -> ended = true);
            return event;
        } catch (Silence silence) {
            return Optional.empty();
        }
    }

    /** Whether the server has ended the stream. */
    boolean hasEnded() {
        return ended;
    }

    List<Event> events() {
        return events;
    }

    /** Each control event in its order. */
    List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    Content received() {
        return received;
    }

    /** Reads on until a control event names this offset, the stream ends, or nothing comes for as long as this. */
    void receiveUpTo(String offset, Duration within) {
        readWhile(
                () -> !(isControl(last())
                        && control.path("streamNextOffset").asText().equals(offset)),
                within);
    }

    static boolean isControl(Event event) {
        return event != null && event.type().equals("control");
    }

    /** The latest control event, read on to if there was none yet. */
    JsonNode control() {
        while (control == null && next(patience).isPresent()) {
            // next() collects
        }
        if (control == null) {
            throw new Broken(
                    "a control event within " + patience.toMillis() + " ms", "none; " + events.size() + " events came");
        }
        return control;
    }

    boolean flag(String field) {
        return control != null
                && control.path(field).isBoolean()
                && control.path(field).booleanValue();
    }

    @Override
    public String nextOffset() {
        var offset = control().path("streamNextOffset");
        if (!offset.isTextual() || offset.textValue().isEmpty()) {
            throw new Broken("a control event with the text streamNextOffset", String.valueOf(control));
        }
        return offset.textValue();
    }

    private Event last() {
        return events.isEmpty() ? null : events.get(events.size() - 1);
    }

    private void collect(Event event) {
        events.add(event);
        switch (event.type()) {
            case "data" -> received = received.plus(Content.ofAnswer(stream.contentType(), decode(event.data())));
            case "control" -> {
                control = parse(event.data());
                checkpoints.add(new Checkpoint(control, received));
            }
            default -> throw new Broken("events of type data and control", "an event of type '" + event.type() + "'");
        }
    }

    private byte[] decode(String data) {
        var encoding = session.answer().header(Protocol.SSE_DATA_ENCODING);
        if (encoding.isEmpty()) {
            return data.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(data.replace("\n", "").replace("\r", ""));
        } catch (IllegalArgumentException notBase64) {
            throw new Broken("a data event in base64, as announced", "'" + data + "'");
        }
    }

    private static JsonNode parse(String data) {
        try {
            var node = JSON.readTree(data);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException notJson) {
            throw new Broken("a control event that is a JSON object", "'" + data + "'");
        }
        throw new Broken("a control event that is a JSON object", "'" + data + "'");
    }

    @Override
    public boolean isOver() {
        return true;
    }

    @Override
    public Response answer() {
        return session.answer();
    }

    @Override
    public void abandon() {
        session.close();
    }
}
