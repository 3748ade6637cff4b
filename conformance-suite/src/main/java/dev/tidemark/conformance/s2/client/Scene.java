// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Basin;
import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Operation;
import dev.tidemark.conformance.scene.Pursuit;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.scene.Stage;
import dev.tidemark.conformance.wire.message.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What the steps of one scenario share. */
public final class Scene extends Stage<Subject, Reading> {

    private final Client client = new Client(wire());
    private boolean reads;
    private Optional<Basin> own = Optional.empty();
    private Instant sentAt = Instant.EPOCH;
    private Instant answeredAt = Instant.EPOCH;

    /** The last read, where the end of its answer is what is timed. */
    private Optional<Reading> timed = Optional.empty();

    public Client client() {
        settle();
        return client;
    }

    @Override
    protected Optional<Operation> kindOf(Response answered) {
        return requestOf(answered).flatMap(new Operations(client, this::freshStream)::of);
    }

    @Override
    protected void ask() {
        client.bulk().checkTail(subject());
    }

    /** Something that goes on until the server says that it is over, while it reads this stream. */
    public Pursuit pursuit(String what, Subject stream, long more) {
        var records = stream.tail().seqNum() + more;
        return pursuit(what, records, records);
    }

    public Writer writer() {
        return new Writer(client(), this::granted);
    }

    public Reader reader() {
        settle();
        return new Reader(this);
    }

    /** The basin of the scenario: that of the run where it has none of its own. */
    public Basin basin() {
        return own.orElseGet(
                () -> new Basin(target().base(), Basins.of(examination()).common()));
    }

    /** From here on the scenario has a basin with this config, such as <code>{"create_stream_on_read": true}</code>; NOT TESTED where none can be made. */
    public void basin(String config) {
        own = Optional.of(new Basin(target().base(), Basins.of(examination()).configured(config)));
    }

    /** A stream of the basin that nobody has created; removed after the scenario. */
    public Subject freshStream() {
        return freshStream(basin());
    }

    public Subject freshStream(Basin basin) {
        return freshStream(basin, examination().freshName());
    }

    /** @param name that nobody else uses */
    public Subject freshStream(Basin basin, String name) {
        var stream = new Subject(basin, name);
        leftover(basin.stream("DELETE", stream.name()));
        return stream;
    }

    /** Sends a request and takes the time until its answer is there. */
    public void request(Supplier<Response> send) {
        sentAt = Instant.now();
        var begin = Moment.now();
        answer(send.get());
        took(begin.span());
        answeredAt = Instant.now();
        timed = Optional.empty();
    }

    /** Whether a step has read. */
    public boolean isReading() {
        return reads;
    }

    /** Before the last request was sent, by the clock. */
    public Instant sentAt() {
        return sentAt;
    }

    /** When its answer was there. */
    public Instant answeredAt() {
        return answeredAt;
    }

    /** The session that the next Then speaks of, where the scenario has opened one. */
    public Session session() {
        return (Session) reading();
    }

    /** Has the reader of this case read; what is to wait has most likely arrived when this returns. */
    public void read(ReadPlan plan) {
        read(ReadKind.of(this), plan);
    }

    public void read(ReadKind kind, ReadPlan plan) {
        start(kind, plan);
        if (reading() instanceof Session session) {
            session.settle();
        } else {
            settle(reading());
        }
    }

    /** The same, without waiting for anything but the answer that is there at once. */
    public Reading start(ReadKind kind, ReadPlan plan) {
        var begin = Moment.now();
        var started = kind.start(reader(), subject(), plan);
        took(begin.span());
        reading(started);
        reads = true;
        timed = Optional.of(started).filter(reading -> !(reading instanceof Session));
        return started;
    }

    /** Lets a read arrive that is to wait: a target that has answered what was asked later has got what was asked before. */
    public void settle(Reading reading) {
        timing().letArriveOrBeAnswered(
                        reading, examination().documented(target().limits().longPoll()));
        if (!reading.isOver()) {
            ask();
        }
    }

    /** How long the last request took until its answer was there; the head of it for sessions. */
    public Span answeredWithin() {
        return timed.map(Scene::whole).orElseGet(this::took);
    }

    private static Span whole(Reading reading) {
        reading.answer();
        return new Span(reading.began(), reading.completed().orElseThrow());
    }
}
