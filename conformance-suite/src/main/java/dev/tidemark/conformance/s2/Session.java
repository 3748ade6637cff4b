// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.wire.RawEvent;
import dev.tidemark.conformance.wire.RawEventSession;
import dev.tidemark.conformance.wire.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A session by server-sent events, decoded. */
final class Session implements Reading {

    /** What has to come comes sooner. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private final RawEventSession session;
    private final Format format;
    private final Duration patience;
    private final boolean follows;
    private final List<RawEvent> events = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private Optional<String> error = Optional.empty();
    private boolean ended;

    /** A batch event and the id it came with, the empty text if none. */
    record Delivery(String id, Batch batch) {}

    /**
     * @param patience how long the server may stay silent while something is due
     * @param follows whether the session stays open at the tail
     */
    Session(RawEventSession session, Format format, Duration patience, boolean follows) {
        this.session = session;
        this.format = format;
        this.patience = patience;
        this.follows = follows;
    }

    /** The next event, decoded into this reading; empty when the session has ended or stayed silent. */
    Optional<RawEvent> next(Duration within) {
        var seen = session.await(all -> all.size() > events.size(), within);
        if (seen.events().size() > events.size()) {
            var event = seen.events().get(events.size());
            collect(event);
            return Optional.of(event);
        }
        ended = seen.ended();
        return Optional.empty();
    }

    private void collect(RawEvent event) {
        events.add(event);
        var data = event.data().orElse("");
        switch (event.name().orElse("")) {
            case Protocol.EVENT_BATCH ->
                deliveries.add(new Delivery(
                        event.id().orElse(""), Documents.batch(Documents.object(data, "a batch event"), format)));
            case Protocol.EVENT_ERROR -> error = Optional.of(data);
            default -> {
                // a ping, the end marker, or an event of a later version, which a client passes over
            }
        }
    }

    /** Reads on while this holds; false when the session ended or nothing came within the time. */
    boolean readWhile(BooleanSupplier more, Duration within) {
        var end = System.nanoTime() + within.toNanos();
        while (more.getAsBoolean()) {
            var left = end - System.nanoTime();
            if (left <= 0 || next(Duration.ofNanos(left)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Reads to the end of the session, which has to come within the time and without an error. */
    void readToEnd(Duration within) {
        Answered.with(answer(), "a session", 200);
        readWhile(() -> !ended, within);
        failOnError();
        if (!ended) {
            throw new Broken(
                    "the end of the session within " + within.toMillis() + " ms",
                    records().size() + " records in " + deliveries.size() + " batches, and an open session");
        }
        if (session.seen().end().cut()) {
            throw new Broken("a session that ends by itself", "a connection that broke");
        }
    }

    @Override
    public List<StoredRecord> receive(int expected) {
        Answered.with(answer(), "a session", 200);
        if (!follows) {
            readToEnd(patience);
            return records();
        }
        readWhile(() -> records().size() < expected, patience);
        readWhile(() -> true, QUIET);
        failOnError();
        return records();
    }

    private void failOnError() {
        error.ifPresent(data -> {
            throw new Broken("a session without an error", "the error event " + data);
        });
    }

    @Override
    public boolean isOver() {
        return hasEnded();
    }

    /** Whether the server has ended the session, as far as it has been read. */
    boolean hasEnded() {
        return ended;
    }

    List<RawEvent> events() {
        return events;
    }

    List<Delivery> deliveries() {
        return deliveries;
    }

    /** The data of the error event, if one has come. */
    Optional<String> error() {
        return error;
    }

    List<StoredRecord> records() {
        return batches().stream().flatMap(batch -> batch.records().stream()).toList();
    }

    @Override
    public List<Batch> batches() {
        return deliveries.stream().map(Delivery::batch).toList();
    }

    /** The answer; complete when it is a refusal. */
    @Override
    public Response answer() {
        if (session.answer().status() != 200) {
            readWhile(() -> !ended, patience);
        }
        return session.answer();
    }

    @Override
    public void abandon() {
        session.close();
    }
}
