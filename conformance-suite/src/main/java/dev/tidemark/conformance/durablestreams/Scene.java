// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.run.Examination;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Stage;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.wire.Request;
import dev.tidemark.conformance.wire.Response;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the steps of one scenario share: the stream it is about, the last answer, and what was noted on the way. Created for every scenario
 * anew.
 */
public final class Scene {

    private final Stage stage;
    private final Client client;
    private final List<URI> created = new ArrayList<>();
    private Subject subject;
    private Response answer;
    private Reading reading;
    private boolean readLast;
    private Duration elapsed = Duration.ZERO;
    private final List<Reading> opened = new ArrayList<>();

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

    /** Randomness of this scenario: the seed of the run mixed with the scenario's name. */
    Random random() {
        return stage.random();
    }

    /** A URL that nothing has used, removed after the scenario. */
    URI freshUri() {
        var uri = target().stream(examination().freshName());
        created.add(uri);
        return uri;
    }

    /** Removes what the scenario created. What cannot be removed stays: no promise is about that here. */
    void removeStreams() {
        stage.tidy(created.stream().map(uri -> Request.of("DELETE", uri)).toList());
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

    /** The read that the next Then speaks of. */
    Reading reading() {
        if (reading == null) {
            throw new IllegalStateException("no step has read yet");
        }
        return reading;
    }

    void reading(Reading newReading) {
        reading = newReading;
        readLast = true;
        opened.add(newReading);
    }

    /** How long the last read took until its answer was there. */
    Duration elapsed() {
        return elapsed;
    }

    void elapsed(Duration duration) {
        elapsed = duration;
    }

    Writer writer() {
        return new Writer(client);
    }

    Reader reader() {
        return new Reader(client, target().limits());
    }

    /** Gives up every read that is still open. */
    void abandonReadings() {
        opened.forEach(Reading::abandon);
    }

    /** Puts a finding without a verdict into the report. */
    void note(String observation) {
        stage.note(observation);
    }

    /** Refuses to go on when a step that only prepares the scene has failed. */
    static Response expect(Response response, String what, Integer... statuses) {
        return Answered.with(response, what, statuses);
    }
}
