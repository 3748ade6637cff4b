// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Batch;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.scene.Pursuit;
import dev.tidemark.conformance.wire.message.RawEvent;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.socket.RawEventSession;
import dev.tidemark.reports.contract.Broken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A session by server-sent events, decoded. */
public final class Session implements Reading {

    /** What has to come comes sooner. */
    private static final Duration QUIET = Duration.ofMillis(300);

    private final Scene scene;
    private final Moment began;
    private final RawEventSession session;
    private final ReadPlan plan;
    private final Format format;
    private final Duration patience;
    private final List<RawEvent> events = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private Optional<String> error = Optional.empty();
    private boolean ended;

    /** A batch event, decoded. */
    public record Delivery(RawEvent event, Batch batch) {

        /** The id it came with, the empty text if none. */
        public String id() {
            return event.id().orElse("");
        }
    }

    /**
     * @param began before the request was sent
     * @param plan what was asked for
     * @param patience how long the server may stay silent while something is due
     */
    Session(Scene scene, Moment began, RawEventSession session, ReadPlan plan, Format format, Duration patience) {
        this.scene = scene;
        this.began = began;
        this.session = session;
        this.plan = plan;
        this.format = format;
        this.patience = patience;
    }

    @Override
    public Moment began() {
        return began;
    }

    @Override
    public Optional<Duration> waits() {
        return plan.query().longestWait();
    }

    public Query query() {
        return plan.query();
    }

    /** How long the server may stay silent while something is due. */
    public Duration patience() {
        return patience;
    }

    /** The next event, decoded into this reading; empty when the session has ended or stayed silent. */
    public Optional<RawEvent> next(Duration within) {
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
            case Vocabulary.EVENT_BATCH ->
                deliveries.add(new Delivery(event, Documents.batch(Documents.object(data, "a batch event"), format)));
            case Vocabulary.EVENT_ERROR -> error = Optional.of(data);
            default -> {
                // a ping, the end marker, or an event of a later version, which a client passes over
            }
        }
    }

    /** Reads on while this holds; false when the session ended or nothing came within the time. */
    public boolean readWhile(BooleanSupplier more, Duration within) {
        var time = Patience.of(within, Duration.ZERO);
        var pursuit = pursuit();
        while (pursuit.goesOn() && more.getAsBoolean()) {
            if (time.isOver() || next(time.left()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Waits for the end of the session, which may come so long after its latest records, and later when further records come.
     *
     * @param sign when the latest records came
     */
    public void awaitEndAfter(Supplier<Moment> sign, Duration latest) {
        var pursuit = pursuit();
        var time = Patience.until(sign.get().plus(latest), Duration.ZERO);
        while (pursuit.goesOn() && !ended && !time.isOver()) {
            next(time.left());
            time = Patience.until(sign.get().plus(latest), Duration.ZERO);
        }
    }

    private Pursuit pursuit() {
        return scene.pursuit("a session", scene.subject(), events.size());
    }

    /** Decodes what has come, without waiting for more. */
    public void takeWhatCame() {
        var pursuit = pursuit();
        while (pursuit.goesOn() && next(Duration.ZERO).isPresent()) {
            // next() collects
        }
    }

    /** Reads to the end of the session, which has to come within the time and without an error. */
    public void readToEnd(Duration within) {
        readToEnd(within, Integer.MAX_VALUE);
    }

    /** The same, given up as soon as there are more records than this. */
    private void readToEnd(Duration within, int most) {
        Answered.with(answer(), "a session", 200);
        var begin = Moment.now();
        readWhile(() -> !ended && records().size() <= most, within);
        failOnError();
        if (records().size() > most) {
            return;
        }
        if (!ended) {
            var finding = new Broken(
                    "the end of the session within " + within.toMillis() + " ms",
                    records().size() + " records in " + deliveries.size() + " batches, and an open session");
            scene.timing().late(begin.span(), within, finding);
        }
        if (isCut()) {
            throw new Broken("a session that ends by itself", "a connection that broke");
        }
    }

    @Override
    public List<StoredRecord> receive(int expected) {
        if (plan.isPausedUntilLookedAt()) {
            session.readOn();
        }
        Answered.with(answer(), "a session", 200);
        if (!query().follows()) {
            readToEnd(patience, expected);
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

    /** Reads to the end of the session, whatever it is; false when it does not come within the time. */
    public boolean awaitEnd(Duration within) {
        readWhile(() -> !ended, within);
        return ended;
    }

    /** Whether the session ended because the connection broke. */
    public boolean isCut() {
        return ended && session.seen().end().cut();
    }

    @Override
    public Optional<Moment> completed() {
        return ended ? Optional.of(new Moment(session.seen().end().at())) : Optional.empty();
    }

    /** The records that the reader has from before the session began. */
    public List<Expected> before(Subject stream) {
        return plan.has().isPresent() ? stream.between(0, plan.has().getAsLong() + 1) : List.of();
    }

    /** Gives it time to take its place in the stream: until its first event comes; where none comes, for a while. */
    void settle() {
        plan.pause().filter(pause -> !plan.isPausedUntilLookedAt()).ifPresent(this::pause);
        if (query().follows() && answer().status() == 200) {
            next(scene.timing().timeToArrive());
        }
    }

    /** Nothing of the session is read meanwhile, so this is over early only when the server has ended it. */
    private void pause(Duration pause) {
        readWhile(() -> true, pause);
        session.readOn();
    }

    /** Whether the server has ended the session, as far as it has been read. */
    public boolean hasEnded() {
        return ended;
    }

    public List<RawEvent> events() {
        return events;
    }

    public List<Delivery> deliveries() {
        return deliveries;
    }

    /** The id of the last batch, the empty text if it has none. */
    public String lastId() {
        return deliveries.get(deliveries.size() - 1).id();
    }

    /** When the last record came, or the session began. */
    public Moment lastSign() {
        return deliveries.isEmpty()
                ? began
                : new Moment(deliveries.get(deliveries.size() - 1).event().arrived());
    }

    /** Whether it has brought the record with this sequence number, or a later one. */
    public boolean has(long seqNum) {
        var records = records();
        return !records.isEmpty() && records.get(records.size() - 1).seqNum() >= seqNum;
    }

    /** The data of the error event, if one has come. */
    public Optional<String> error() {
        return error;
    }

    public List<StoredRecord> records() {
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
            awaitEnd(patience);
        }
        return session.answer();
    }

    @Override
    public void abandon() {
        session.close();
    }
}
