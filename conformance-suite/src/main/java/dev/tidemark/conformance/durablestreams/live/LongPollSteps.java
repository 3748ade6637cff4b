// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.MediaType;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Optional;

/** Section 5.7: the answer to a long-poll, compared with the one to a catch-up read. */
public final class LongPollSteps {

    private final Scene scene;

    public LongPollSteps(Scene scene) {
        this.scene = scene;
    }

    /** The parameter timeout, literally. */
    @When("a reader waits for news and asks for a timeout of {string} seconds")
    public void awaitFor(String seconds) {
        var stream = scene.subject();
        var plain =
                Client.readRequest(stream.uri(), stream.tail(), Mode.LONG_POLL).uri();
        var uri = java.net.URI.create(plain + "&timeout=" + seconds);
        scene.reading(scene.reader().awaitOnce(stream, Request.of("GET", uri)));
    }

    /** Type, offset, up to date, closed, and an entity tag if that has one. */
    @Then("the reader's answer has the headers of a catch-up read from {position}")
    public void headersOfCatchUp(Position position) {
        var stream = scene.subject();
        var answer = Scene.expect(scene.reading().answer(), "a long-poll with data", 200);
        var token = scene.reader().token(stream, position);
        var within = scene.target().limits().answer();
        var model = Scene.expect(scene.client().read(stream.uri(), token, Mode.CATCH_UP, within), "a read", 200);
        MediaType.check(
                stream.contentType(), answer.header(Vocabulary.CONTENT_TYPE).orElse(""));
        same(Vocabulary.STREAM_NEXT_OFFSET, Answers.nextOffset(model), Answers.nextOffset(answer));
        for (var flag : new String[] {Vocabulary.STREAM_UP_TO_DATE, Vocabulary.STREAM_CLOSED}) {
            same(flag, shown(model.header(flag)), shown(answer.header(flag)));
        }
        if (model.header(Vocabulary.ETAG).isPresent()
                && answer.header(Vocabulary.ETAG).isEmpty()) {
            throw new Broken("an " + Vocabulary.ETAG + " as in the catch-up read", "none in the long-poll's answer");
        }
    }

    private static String shown(Optional<String> value) {
        return value.orElse("no such header");
    }

    private static void same(String header, String expected, String observed) {
        if (!expected.equals(observed)) {
            throw new Broken(header + " as in the catch-up read, " + expected, observed);
        }
    }
}
