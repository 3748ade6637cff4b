// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Basin;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Operation;
import dev.tidemark.conformance.scene.Pursuit;
import dev.tidemark.conformance.scene.Stage;
import dev.tidemark.conformance.wire.message.Response;
import java.util.Optional;
import java.util.function.Supplier;

/** What the steps of one scenario share. */
public final class Scene extends Stage<Subject, Reading> {

    private final Client client = new Client(wire());

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

    /** Lets a read arrive that is to wait: a target that has answered what was asked later has got what was asked before. */
    public void settle(Reading reading) {
        timing().letArrive(reading, examination().documented(target().limits().longPoll()));
        ask();
    }

    public Writer writer() {
        return new Writer(client(), this::granted);
    }

    public Reader reader() {
        settle();
        return new Reader(this);
    }

    /** The basin of the run. */
    public Basin basin() {
        return new Basin(target().base(), Basins.of(examination()).common());
    }

    /** A basin with this config, such as <code>{"create_stream_on_read": true}</code>; NOT TESTED where none can be made. */
    public Basin basin(String config) {
        return new Basin(target().base(), Basins.of(examination()).configured(config));
    }

    /** A stream of the run's basin that nobody has created; removed after the scenario. */
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
        var begin = Moment.now();
        answer(send.get());
        took(begin.span());
    }

    /** The read that the next Then speaks of, where the scenario has opened a session. */
    public Session session() {
        return (Session) reading();
    }

    /** Starts a read and takes the time until it has an answer, the head of one for sessions. */
    public void read(Supplier<Reading> start) {
        var begin = Moment.now();
        reading(start.get());
        took(begin.span());
    }
}
