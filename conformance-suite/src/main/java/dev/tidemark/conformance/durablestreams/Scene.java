// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.run.Examination;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.wire.Request;
import dev.tidemark.conformance.wire.Response;
import dev.tidemark.conformance.wire.Wire;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * What the steps of one scenario share: the stream it is about, the last answer, and what was noted on the way. Created for every scenario
 * anew.
 */
public final class Scene {

    private final Examination examination = Examination.current();
    private final Target target = examination.target();
    private final Client client =
            new Client(new Wire(target.headers(), target.limits().answer()));
    private final List<URI> created = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Random random = new Random(examination.seed());
    private Subject subject;
    private Response answer;
    private Reading reading;
    private boolean readLast;
    private Duration elapsed = Duration.ZERO;
    private final List<Runnable> loose = new ArrayList<>();

    Examination examination() {
        return examination;
    }

    Target target() {
        return target;
    }

    Client client() {
        return client;
    }

    /** Randomness of this scenario: the seed of the run mixed with the scenario's name. */
    Random random() {
        return random;
    }

    void named(String scenario) {
        random = new Random(examination.seed() ^ scenario.hashCode());
    }

    /** A URL that nothing has used, removed after the scenario. */
    URI freshUri() {
        var uri = target.stream(examination.freshName());
        created.add(uri);
        return uri;
    }

    /** Removes what the scenario created. What cannot be removed stays: no promise is about that here. */
    void removeStreams() {
        var tidy = new Wire(target.headers(), target.limits().answer());
        var deletions = created.stream()
                .map(uri -> tidy.sendAsync(Request.of("DELETE", uri)).handle((response, failure) -> null))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(deletions).join();
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
        atEnd(newReading::abandon);
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
        return new Reader(
                client, target.limits(), examination.documented(target.limits().longPoll()));
    }

    /** Has something given up when the scenario has ended, before its streams are removed. */
    void atEnd(Runnable abandonment) {
        loose.add(abandonment);
    }

    /** Gives up every read and request that is still open. */
    void abandonAll() {
        loose.forEach(Runnable::run);
    }

    /** Puts a finding without a verdict into the report. */
    void note(String observation) {
        notes.add(observation);
    }

    List<String> notes() {
        return notes;
    }

    /** Refuses to go on when a step that only prepares the scene has failed. */
    static Response expect(Response response, String what, Integer... statuses) {
        if (!List.of(statuses).contains(response.status())) {
            throw new Broken(what + " to be answered with " + List.of(statuses), Answers.summary(response));
        }
        return response;
    }
}
