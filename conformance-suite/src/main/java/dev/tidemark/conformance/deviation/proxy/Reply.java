// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * An answer. Values are never changed in place.
 *
 * @param headers end-to-end headers; Content-Length is computed when the answer is written
 * @param body the complete body, empty for a live answer
 * @param events the event stream of a live answer
 * @param trickles whether the body comes byte by byte and never to its end
 */
public record Reply(int status, MultiMap headers, Buffer body, Optional<EventSource> events, boolean trickles) {

    public Reply(int status, MultiMap headers, Buffer body, Optional<EventSource> events) {
        this(status, headers, body, events, false);
    }

    public static Reply of(int status) {
        return new Reply(status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), Optional.empty());
    }

    public boolean ok() {
        return status / 100 == 2;
    }

    public boolean refused() {
        return status / 100 == 4;
    }

    public boolean hasBody() {
        return body.length() > 0;
    }

    public boolean isJson() {
        return header(Headers.CONTENT_TYPE).filter(Request::isJson).isPresent();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public boolean hasHeader(String name) {
        return header(name).isPresent();
    }

    public boolean hasHeader(String name, Predicate<String> values) {
        return header(name).filter(values).isPresent();
    }

    public Reply withStatus(int other) {
        return new Reply(other, headers, body, events, trickles);
    }

    public Reply withHeader(String name, String value) {
        return new Reply(status, Headers.copy(headers).set(name, value), body, events, trickles);
    }

    public Reply withoutHeader(String name) {
        return new Reply(status, Headers.copy(headers).remove(name), body, events, trickles);
    }

    public Reply mapHeader(String name, UnaryOperator<String> change) {
        return header(name).map(value -> withHeader(name, change.apply(value))).orElse(this);
    }

    public Reply withBody(Buffer other) {
        return new Reply(status, Headers.copy(headers).remove(Headers.CONTENT_LENGTH), other, events, trickles);
    }

    public Reply withBody(String other) {
        return withBody(Buffer.buffer(other));
    }

    public Reply mapBody(UnaryOperator<Buffer> change) {
        return withBody(change.apply(body));
    }

    /** Changes a body that is a JSON object; any other body stays as it is. */
    public Reply mapJson(UnaryOperator<ObjectNode> change) {
        return Json.object(body)
                .map(object -> withBody(change.apply(object).toString()))
                .orElse(this);
    }

    /** Another answer instead of this one. */
    public Reply replacedBy(Reply other) {
        events.ifPresent(EventSource::cancel);
        return other;
    }

    /** Replaces each event of a live answer by any number of events. */
    public Reply mapEvents(Function<Event, List<Event>> change) {
        return new Reply(status, headers, body, events.map(source -> source.map(change)), trickles);
    }

    /** Changes the events of a live answer that have this name. */
    public Reply mapEvents(String name, UnaryOperator<Event> change) {
        return mapEvents(event -> List.of(event.is(name) ? change.apply(event) : event));
    }

    /** Delivers the events of a live answer in their order but late: each after the given pause. */
    public Reply paced(Function<Event, Future<Void>> pause) {
        return new Reply(status, headers, body, events.map(source -> source.paced(pause)), trickles);
    }

    /** Ends a live answer after the first such event, whatever the upstream would still send. */
    public Reply endedAfter(Predicate<Event> last) {
        return new Reply(status, headers, body, events.map(source -> source.endedAfter(last)), trickles);
    }

    /** Sends further events when the upstream has ended a live answer. */
    public Reply followedBy(Event... further) {
        return new Reply(status, headers, body, events.map(source -> source.followedBy(List.of(further))), trickles);
    }

    /** Keeps the connection of a live answer open after the upstream has ended it. */
    public Reply heldOpen() {
        return new Reply(status, headers, body, events.map(EventSource::heldOpen), trickles);
    }

    /** Sends the body byte by byte, and never to its end. */
    public Reply trickling() {
        return new Reply(status, headers, body, events, true);
    }
}
