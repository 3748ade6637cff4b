// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.run.Examination;
import dev.tidemark.conformance.scene.Stage;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.wire.Request;
import dev.tidemark.conformance.wire.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** What the steps of one scenario share: the stream it is about, the last answer or read, and what it created. */
public final class Scene {

    private final Stage stage;
    private final Client client;
    private final List<Request> leftovers = new ArrayList<>();
    private final List<Reading> opened = new ArrayList<>();
    private Subject subject;
    private Response answer;
    private Reading reading;
    private boolean readLast;
    private Duration elapsed = Duration.ZERO;

    public Scene(Stage stage) {
        this.stage = stage;
        this.client = new Client(stage.wire());
    }

    Examination examination() {
        return stage.examination();
    }

    Target target() {
        return stage.target();
    }

    Client client() {
        return client;
    }

    Writer writer() {
        return new Writer(client);
    }

    Reader reader() {
        return new Reader(client, target().limits());
    }

    Random random() {
        return stage.random();
    }

    /** Puts a finding without a verdict into the report. */
    void note(String observation) {
        stage.note(observation);
    }

    /** The basin of the run. */
    Basin basin() {
        return new Basin(target().base(), Basins.of(examination()).common());
    }

    /** A basin with this config, such as <code>{"create_stream_on_read": true}</code>; NOT TESTED where none can be made. */
    Basin basin(String config) {
        return new Basin(target().base(), Basins.of(examination()).configured(config));
    }

    /** A stream of the run's basin that nobody has created; removed after the scenario. */
    Subject freshStream() {
        return freshStream(basin());
    }

    Subject freshStream(Basin basin) {
        var stream = new Subject(basin, examination().freshName());
        leftovers.add(basin.stream("DELETE", stream.name()));
        return stream;
    }

    /** Gives up every read that is still open. */
    void abandonReadings() {
        opened.forEach(Reading::abandon);
    }

    void tidy() {
        stage.tidy(leftovers);
    }

    /** The stream that the scenario is about. */
    Subject subject() {
        if (subject == null) {
            throw new IllegalStateException("no step has named a stream yet");
        }
        return subject;
    }

    void subject(Subject stream) {
        subject = stream;
    }

    /** The answer that the next Then speaks of: the latest one, a read's own while nothing else was asked since. */
    Response answer() {
        if (readLast) {
            return reading.answer();
        }
        if (answer == null) {
            throw new IllegalStateException("no step has made a request yet");
        }
        return answer;
    }

    void answer(Response response) {
        answer = response;
        readLast = false;
    }

    /** Sends a request and takes the time until its answer is there. */
    void request(Supplier<Response> send) {
        var begin = System.nanoTime();
        answer(send.get());
        elapsed = Duration.ofNanos(System.nanoTime() - begin);
    }

    /** The read that the next Then speaks of. */
    Reading reading() {
        if (reading == null) {
            throw new IllegalStateException("no step has read yet");
        }
        return reading;
    }

    /** The same where the scenario has opened a session. */
    Session session() {
        return (Session) reading();
    }

    /** Starts a read and takes the time until it has an answer, the head of one for sessions. */
    void read(Supplier<Reading> start) {
        var begin = System.nanoTime();
        reading = start.get();
        elapsed = Duration.ofNanos(System.nanoTime() - begin);
        readLast = true;
        opened.add(reading);
    }

    /** How long the last read or timed request took until its answer was there. */
    Duration elapsed() {
        return elapsed;
    }
}
