// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.retention;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.conformance.target.Retention;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.ArrayList;

/** Sections 4 and 5.6: streams that have lost their first messages to retention. */
public final class RetentionSteps {

    private static final int GONE = 410;
    private static final int TRIMMED_MESSAGES = 10;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Scene scene;

    public RetentionSteps(Scene scene) {
        this.scene = scene;
    }

    /** As the profile says: {@code retention} or {@code hooks.trim}; otherwise NOT TESTED. */
    @Given("a stream whose first messages were dropped")
    public void dropped() throws HookFailed {
        var retention = scene.target()
                .retention()
                .orElseThrow(() -> new NotTested("it is not known how the target is made to drop data: give the profile"
                        + " retention: {headers: {NAME: VALUE}, messages: N}, or hooks.trim, a command that gets the"
                        + " stream's URL and an offset"));
        if (retention instanceof Retention.ByCreation byCreation) {
            var headers = new ArrayList<String>();
            byCreation.headers().forEach((name, value) -> {
                headers.add(name);
                headers.add(value);
            });
            create(headers.toArray(String[]::new));
            scene.writer().appendMessages(scene.subject(), byCreation.messages());
        } else if (retention instanceof Retention.ByCommand byCommand) {
            create();
            scene.writer().appendMessages(scene.subject(), TRIMMED_MESSAGES);
            byCommand.trim().before(scene.subject().uri(), scene.subject().offset(TRIMMED_MESSAGES / 2));
        }
        awaitDropped();
    }

    /** Never something else. */
    /** 410 for the first offsets alone, from the creation on, and never for the tail. */
    @Then("each offset is gone or gives exactly what follows")
    public void eachGoneOrRight() {
        var stream = scene.subject();
        for (int position = 0; position <= stream.length(); position++) {
            var answer = read(stream.offset(position));
            if (answer.status() != GONE) {
                Scene.expect(answer, "a read from the offset after message " + position, 200, GONE);
                var expected = stream.after(position);
                var received = Content.ofAnswer(stream.contentType(), answer.body());
                if (!expected.startsWith(received) || received.isEmpty() != expected.isEmpty()) {
                    throw new Broken(
                            "what follows message " + position + ", " + expected.describe(received),
                            received.describe(expected));
                }
            }
        }
    }

    @Then("no offset is gone that comes after one that is not")
    public void oneBorder() {
        var stream = scene.subject();
        var retained = -1;
        for (int position = stream.length(); position >= 0; position--) {
            var gone = read(stream.offset(position)).status() == GONE;
            if (gone && retained < 0) {
                throw new Broken("the tail to be readable", "status " + GONE);
            }
            if (!gone && retained >= 0 && position < retained - 1) {
                throw new Broken(
                        "the offset after message " + position + " to be gone as later ones are", "it can be read");
            }
            retained = gone ? retained : position;
        }
        scene.note("of " + stream.length() + " messages the first " + retained + " were dropped");
    }

    /** 410 is noted. */
    @Then("the reader receives the end of the stream without a gap")
    public void receivesEnd() {
        var answer = scene.answer();
        if (answer.status() == GONE) {
            scene.note("a read of the whole stream is refused with " + GONE + " after messages were dropped");
            return;
        }
        var stream = scene.subject();
        var received = Content.ofAnswer(
                stream.contentType(), Scene.expect(answer, "a read", 200).body());
        for (int position = 0; position <= stream.length(); position++) {
            if (stream.after(position).equals(received)) {
                return;
            }
        }
        throw new Broken("the last messages, whole and in order", received.describe(stream.after(stream.length() - 1)));
    }

    private void create(String... headers) {
        scene.subject(scene.writer().create(scene.freshUri(), Vocabulary.OCTET_STREAM, null, headers));
    }

    /** Data may be dropped a while after it became superfluous; a server that never says so is judged by what it answers then. */
    private void awaitDropped() {
        var patience = Patience.of(scene.target().limits().answer(), PAUSE);
        while (patience.lasts() && read(scene.subject().offset(0)).status() != GONE) {
            // not yet
        }
    }

    private Response read(String offset) {
        var within = scene.target().limits().answer();
        return scene.client().bulk().read(scene.subject().uri(), offset, Mode.CATCH_UP, within);
    }
}
