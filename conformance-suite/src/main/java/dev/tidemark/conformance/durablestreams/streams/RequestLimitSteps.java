// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Markers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.history.Write;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.socket.Unfinished;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Section 12.5: a server that answers as many requests at once as it documents, and is asked for more. */
public final class RequestLimitSteps {

    /** More than there are places, because a question whether they are taken takes one itself. */
    private static final int SPARE = 8;

    /** What one client can keep open. */
    private static final int MOST = 4000;

    private static final int TOO_MANY = 429;
    private static final int WRITER = 1;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Scene scene;
    private final History history;
    private final List<Unfinished> unfinished = new ArrayList<>();
    private Subject other;

    public RequestLimitSteps(Scene scene, History history) {
        this.scene = scene;
        this.history = history;
    }

    /** As many as the profile says and some more, each without the end of its body. */
    @When("unfinished appends to another stream take every place of the server")
    public void takeAll() {
        var places = scene.target()
                .limits()
                .requestsInFlight()
                .orElseThrow(() -> new NotTested("how many requests the target answers at once is not known;"
                        + " give it as limits.requestsInFlight in the profile"));
        if (places > MOST) {
            throw new NotTested(places + " requests are more than one client can keep open");
        }
        other = scene.writer().create(scene.freshUri(), Vocabulary.TEXT, null);
        scene.atEnd(() -> unfinished.forEach(Unfinished::abandon));
        for (int number = 1; number <= places + SPARE; number++) {
            var body = Markers.body(other, Markers.marker(WRITER, number));
            unfinished.add(scene.client().wire().begin(Client.append(other.uri(), Vocabulary.TEXT, body)));
        }
        if (!await(answer -> answer.status() != 200)) {
            throw new NotTested(unfinished.size() + " unfinished appends did not take all of the " + places
                    + " places that the profile names as limits.requestsInFlight");
        }
    }

    /** And the server answers again. */
    @When("the unfinished appends are finished")
    public void finish() {
        unfinished.forEach(Unfinished::sendRest);
        var acknowledged = 0;
        for (int number = 1; number <= unfinished.size(); number++) {
            var sentAt = Moment.now().nanos();
            var answer = unfinished.get(number - 1).answer();
            answer.ifPresent(given -> Scene.expect(given, "an append that was finished late", 200, 204, TOO_MANY));
            if (answer.map(Response::status)
                    .filter(status -> status == TOO_MANY)
                    .isEmpty()) {
                var offset = answer.map(Answers::nextOffset);
                var marker = Markers.marker(WRITER, number);
                history.add(new Write(
                        WRITER, number, marker, offset, sentAt, Moment.now().nanos()));
                acknowledged += offset.isPresent() ? 1 : 0;
            }
        }
        scene.note("of " + unfinished.size() + " unfinished appends " + acknowledged + " were acknowledged");
        if (!await(answer -> answer.status() == 200)) {
            throw new Broken("a request to be answered when the places are free again", "a refusal all the time");
        }
    }

    /** The unfinished appends. */
    @Then("the other stream holds each of them exactly if it was acknowledged")
    public void exactlyTheAcknowledged() {
        var markers = Markers.in(scene.reader().readAll(other, null));
        history.exactlyOnce(markers).ifPresent(violation -> {
            throw new Broken(violation.expected(), violation.observed());
        });
    }

    /** Asks for the metadata until the answer is like this; false when it never is while any answer may take. */
    private boolean await(Predicate<Response> wanted) {
        var patience = Patience.of(scene.target().limits().answer(), PAUSE);
        while (patience.lasts()) {
            if (wanted.test(scene.client().bulk().metadata(other.uri()))) {
                return true;
            }
        }
        return false;
    }
}
