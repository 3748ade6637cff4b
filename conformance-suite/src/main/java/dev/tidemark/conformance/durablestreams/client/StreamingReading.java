// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.EventSession;
import dev.tidemark.conformance.wire.EventSession.Silence;
import dev.tidemark.conformance.wire.message.Event;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** An event stream: data and control events of section 5.8, decoded. */
public final class StreamingReading implements Reading {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A connection that lasted this long was ended by its own lifetime, which every reader survives (5.8). */
    private static final Duration LIFETIME = Duration.ofSeconds(5);

    private final Scene scene;
    private final Subject stream;
    private final Duration patience;
    private final List<Event> events = new ArrayList<>();
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private EventSession session;
    private Moment opened;
    private Content received;
    private JsonNode control;
    private boolean ended;

    /** A control event, and everything that had been received when it came. */
    public record Checkpoint(JsonNode control, Content received) {

        /** Whether the control event carries the field with the value true. */
        public boolean says(String field) {
            return control.path(field).isBoolean() && control.path(field).booleanValue();
        }
    }

    /** Opens the event stream; the head of the answer is there when this returns. */
    public StreamingReading(Scene scene, Subject stream, Request request) {
        this.scene = scene;
        this.stream = stream;
        // How long the server may stay silent while something is due.
        this.patience = scene.target().limits().answer();
        this.received = Content.none(stream.contentType());
        open(request);
    }

    private void open(Request request) {
        opened = Moment.now();
        session = scene.client().wire().open(request);
    }

    @Override
    public Subject stream() {
        return stream;
    }

    @Override
    public Content receive(Content expected) {
        readWhile(() -> received.size() < expected.size(), patience, expected);
        return received;
    }

    /** Reads until a control event says that there is no more for now, or the stream ends. */
    public Content receiveUntilUpToDate() {
        readWhile(
                () -> !(isControl(last()) && (flag(Vocabulary.MEMBER_UP_TO_DATE) || flag(Vocabulary.MEMBER_CLOSED))),
                patience);
        return received;
    }

    private void readWhile(BooleanSupplier more, Duration within) {
        readWhile(more, within, Content.none(stream.contentType()));
    }

    /** Reads on while this holds, until the stream ends, or until no data has come for as long as this: idle control events do not count. */
    private void readWhile(BooleanSupplier more, Duration within, Content expected) {
        var pursuit = scene.pursuit("an event stream", stream, expected);
        var quiet = Patience.of(within, Duration.ZERO);
        var before = received.size();
        while (pursuit.goesOn() && more.getAsBoolean() && !quiet.isOver()) {
            if (next(quiet.left()).isEmpty() && !reopened()) {
                return;
            }
            if (received.size() > before) {
                pursuit.take(received.size() - before);
                before = received.size();
                quiet = Patience.of(within, Duration.ZERO);
            }
        }
    }

    /** Reads to the end of the event stream, which the server has this long for in all. */
    public void readToEnd(Duration within) {
        var pursuit = scene.pursuit("an event stream", stream, Content.none(stream.contentType()));
        var time = Patience.of(within, Duration.ZERO);
        while (pursuit.goesOn() && !ended && !time.isOver()) {
            next(time.left());
        }
    }

    /** Reads to the end of the event stream, which has to come at once. */
    public void readToEndAtOnce() {
        var limit = scene.timing().atOnce();
        var begin = Moment.now();
        readToEnd(limit);
        if (!ended) {
            var finding = new Broken(
                    "the end of the event stream within " + limit.toMillis() + " ms",
                    events.size() + " events on an open connection");
            scene.timing().late(begin.span(), limit, finding);
        }
    }

    /** Takes what comes until it is quiet for as long as this, or the stream ends; not longer than several times that. */
    public void readUntilQuiet(Duration quiet) {
        var pursuit = scene.pursuit("an event stream", stream, Content.none(stream.contentType()));
        var time = Patience.of(quiet.multipliedBy(4), Duration.ZERO);
        while (pursuit.goesOn() && !ended && !time.isOver() && next(quiet).isPresent()) {
            // next() collects
        }
    }

    /** The next event, over a new connection where the lifetime of this one is over; empty like {@link #next}. */
    public Optional<Event> follow(Duration within) {
        var event = next(within);
        return event.isEmpty() && reopened() ? next(within) : event;
    }

    /** Comes back at the last offset when the connection has ended by its lifetime, which is no end of the stream. */
    private boolean reopened() {
        if (!ended
                || flag(Vocabulary.MEMBER_CLOSED)
                || control == null
                || opened.span().isCertainlyWithin(LIFETIME)) {
            return false;
        }
        session.close();
        open(Client.readRequest(stream.uri(), nextOffset(), Mode.SSE));
        ended = false;
        return answer().status() == 200;
    }

    /** The next event, decoded into this reading; empty when the stream has ended or stayed silent. */
    public Optional<Event> next(Duration within) {
        try {
            var event = session.next(within);
            event.ifPresentOrElse(this::collect, () -> ended = true);
            return event;
        } catch (Silence silence) {
            return Optional.empty();
        }
    }

    /** Whether the server has ended the stream. */
    public boolean hasEnded() {
        return ended;
    }

    public List<Event> events() {
        return events;
    }

    /** Each control event in its order. */
    public List<Checkpoint> checkpoints() {
        return checkpoints;
    }

    public Content received() {
        return received;
    }

    /** Reads on until a control event names this offset, the stream ends, or nothing comes for as long as this. */
    public void receiveUpTo(String offset, Duration within) {
        readWhile(
                () -> !(isControl(last())
                        && control.path(Vocabulary.MEMBER_NEXT_OFFSET).asText().equals(offset)),
                within);
    }

    public static boolean isControl(Event event) {
        return event != null && event.type().equals(Vocabulary.EVENT_CONTROL);
    }

    /** The latest control event, read on to if there was none yet. */
    public JsonNode control() {
        readWhile(() -> control == null, patience);
        if (control == null) {
            throw new Broken(
                    "a control event within " + patience.toMillis() + " ms", "none; " + events.size() + " events came");
        }
        return control;
    }

    public boolean flag(String field) {
        return control != null
                && control.path(field).isBoolean()
                && control.path(field).booleanValue();
    }

    @Override
    public String nextOffset() {
        var offset = control().path(Vocabulary.MEMBER_NEXT_OFFSET);
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
            case Vocabulary.EVENT_DATA ->
                received = received.plus(Content.ofAnswer(stream.contentType(), decode(event.data())));
            case Vocabulary.EVENT_CONTROL -> {
                control = parse(event.data());
                checkpoints.add(new Checkpoint(control, received));
            }
            default -> throw new Broken("events of type data and control", "an event of type '" + event.type() + "'");
        }
    }

    private byte[] decode(String data) {
        var encoding = session.answer().header(Vocabulary.SSE_DATA_ENCODING);
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
