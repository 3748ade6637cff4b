// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Timing;
import dev.tidemark.conformance.wire.message.RawEvent;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How sessions end: with the end marker, with an error event, or not at all. */
public final class ErrorEventSteps {

    private final Scene scene;
    private final Timing timing;

    public ErrorEventSteps(Scene scene) {
        this.scene = scene;
        this.timing = scene.timing();
    }

    @When("the stream is deleted")
    public void delete() {
        scene.granted(scene.client().bulk().deleteStream(scene.subject()), "the deletion of a stream", 200, 202, 204);
    }

    @Then("its last event is the end marker, without a name and without an id")
    public void endMarker() {
        var last = last(scene.session());
        if (!isMarker(last)) {
            throw new Broken("the last event with the data " + Vocabulary.DONE + " and nothing else", last.toString());
        }
    }

    @Then("the answer ends at once after the end marker, if one comes")
    public void nothingAfterMarker() {
        var session = scene.session();
        Answered.with(session.answer(), "a session", 200);
        var wait = Duration.ofSeconds(session.query().waits().orElse(0));
        session.readWhile(() -> session.events().stream().noneMatch(ErrorEventSteps::saysDone), timing.latest(wait));
        session.readToEnd(timing.atOnce());
        var events = session.events();
        var marker = events.stream().filter(ErrorEventSteps::saysDone).findFirst();
        if (marker.isEmpty()) {
            scene.note("there is no end marker");
        } else if (events.indexOf(marker.get()) < events.size() - 1) {
            throw new Broken(
                    "nothing after the end marker",
                    events.subList(events.indexOf(marker.get()), events.size()).toString());
        }
    }

    @Then("the session ends normally or with an error event and no end marker")
    public void noMarkerAfterError() {
        failed().ifPresent(events -> {
            if (events.stream().anyMatch(ErrorEventSteps::saysDone)) {
                throw new Broken("no end marker in a session that failed", events.toString());
            }
        });
    }

    @Then("the session ends normally or with an error event that says something")
    public void errorSaysSomething() {
        var events = failed();
        if (events.isPresent()) {
            var error = error(events.get());
            if (error.data().filter(text -> !text.isBlank()).isEmpty()) {
                throw new Broken("an error event with data", error.toString());
            }
        } else if (!endedNormally(scene.session())) {
            throw new Broken(
                    "an error event, or the end that other sessions have",
                    (scene.session().isCut() ? "a broken connection after " : "the end of the answer after ")
                            + scene.session().events());
        }
    }

    @Then("the session ends normally or with an error event that holds a code and a message")
    public void errorHoldsCode() {
        failed().ifPresent(events -> {
            var error = Documents.object(error(events).data().orElse(""), "an error event");
            if (!isText(error.path(Vocabulary.MEMBER_CODE)) || !isText(error.path(Vocabulary.MEMBER_MESSAGE))) {
                throw new Broken("an error event with a code and a message", error.toString());
            }
        });
    }

    @Then("the session ends normally or with an error event that nothing follows")
    public void errorIsLast() {
        failed().ifPresent(events -> {
            var last = events.get(events.size() - 1);
            if (last != error(events)) {
                throw new Broken("nothing after the error event", last.toString());
            }
        });
    }

    /** The events of a session that has ended with an error event; empty when it ended in another way. */
    private Optional<List<RawEvent>> failed() {
        var session = scene.session();
        Answered.with(session.answer(), "a session", 200);
        session.readWhile(() -> session.error().isEmpty(), session.patience());
        var begin = Moment.now();
        if (!session.awaitEnd(timing.atOnce())) {
            var finding = new Broken(
                    "the end of the session",
                    session.error()
                            .map(data -> "an open session after the error event " + data)
                            .orElse("an open session"));
            timing.late(begin.span(), timing.atOnce(), finding);
        }
        if (session.error().isEmpty()) {
            scene.note("a session whose stream is deleted ends without an error event");
            return Optional.empty();
        }
        return Optional.of(session.events());
    }

    /** Whether it ended as a session does that has brought all it was asked for. */
    private boolean endedNormally(Session session) {
        if (session.isCut()) {
            return false;
        }
        var control = scene.writer().create(scene.basin(), scene.freshStream().name(), null);
        scene.writer().appendNumbered(control, 1);
        var normal = scene.reader().session(control, Query.from(0).with(Vocabulary.WAIT, 0), Format.RAW);
        normal.readToEnd(normal.patience());
        return isMarker(last(normal)) == (!session.events().isEmpty() && isMarker(last(session)));
    }

    private static RawEvent last(Session session) {
        var events = session.events();
        if (events.isEmpty()) {
            throw new Broken("an event in the session", "none");
        }
        return events.get(events.size() - 1);
    }

    private static RawEvent error(List<RawEvent> events) {
        return events.stream()
                .filter(event ->
                        event.name().filter(Vocabulary.EVENT_ERROR::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static boolean saysDone(RawEvent event) {
        return event.data().filter(Vocabulary.DONE::equals).isPresent();
    }

    private static boolean isMarker(RawEvent event) {
        return saysDone(event) && event.name().isEmpty() && event.id().isEmpty();
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty();
    }
}
