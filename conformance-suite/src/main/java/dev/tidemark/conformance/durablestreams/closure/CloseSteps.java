// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.closure;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.BeforeRestart;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Spoken;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Collections;

/** Sections 4.1, 5.1 and 5.3: closing a stream in every form, and creating it closed. */
public final class CloseSteps {

    private final Scene scene;

    public CloseSteps(Scene scene) {
        this.scene = scene;
    }

    /** The same, closed in time. */
    @Given("a {kind} with {int} messages closed before the server {ending}")
    public void closedBefore(String contentType, int messages, BeforeRestart.Ending ending) throws HookFailed {
        var stock = scene.examination().shared(BeforeRestart.class, BeforeRestart::new);
        scene.subject(stock.takeClosed(ending, contentType, messages));
    }

    /** With {@code Stream-Closed: true}. */
    @When("a writer closes {stream} with {closeForm}")
    public void close(Subject stream, Spoken<CloseForm> form) {
        send(form.word().on(post().with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE), form.texts()));
    }

    /** The value of Stream-Closed, literally. */
    @When("a writer closes the stream with the closed mark {string}")
    public void closeMarked(String mark) {
        send(post().with(Vocabulary.STREAM_CLOSED, mark));
    }

    /** A final append. */
    @When("a writer appends {string} and closes the stream")
    public void appendLast(String body) {
        appendMarked(body, Vocabulary.TRUE);
    }

    @When("a writer appends {string} with the closed mark {string}")
    public void appendMarked(String body, String mark) {
        var stream = scene.subject();
        send(Client.append(stream.uri(), stream.contentType(), Bodies.utf8(body))
                .with(Vocabulary.STREAM_CLOSED, mark));
    }

    /** Each without a body; the first answer is the answer. */
    @When("{int} writers close the stream {order}")
    public void close(int writers, Order order) {
        var close = post().with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
        scene.answers(order.send(scene.client(), close, writers));
        scene.subject().closed();
    }

    /** Status, offset and closure; no server error. */
    @Then("{exceptions} of these answers differs from the others")
    public void similar(int exceptions) {
        var shapes = scene.answers().stream().map(CloseSteps::shape).toList();
        var different = shapes.stream().distinct().toList();
        var most = different.stream()
                .mapToInt(shape -> Collections.frequency(shapes, shape))
                .max()
                .orElse(0);
        if (shapes.size() - most > exceptions) {
            throw new Broken("one answer to every close but " + exceptions, String.join("; ", different));
        }
        stable();
    }

    @ParameterType("none|at most one")
    public Integer exceptions(String words) {
        return words.equals("none") ? 0 : 1;
    }

    private void stable() {
        scene.answers().stream()
                .filter(answer -> answer.status() >= 500)
                .findFirst()
                .ifPresent(failed -> {
                    throw new Broken("a success or a stable answer", Answers.summary(failed));
                });
    }

    private static String shape(Response answer) {
        return "status " + answer.status() + ", offset "
                + answer.header(Vocabulary.STREAM_NEXT_OFFSET).orElse("none") + ", closed " + Answers.isClosed(answer);
    }

    private Request post() {
        return Request.of("POST", scene.subject().uri());
    }

    /** Sends an append or a close; what is acknowledged belongs to the model. */
    private void send(Request request) {
        // What REST-assured would refuse to send or add to goes out as it is.
        var answer = Outcome.of(scene.client().wire().sendAsync(request));
        if (Answers.isSuccess(answer)) {
            var stream = scene.subject();
            if (request.body() != null && request.body().length > 0) {
                stream.appended(Content.ofAppend(stream.contentType(), request.body()), Answers.nextOffset(answer));
            }
            if (marked(request)) {
                stream.closed();
            }
        }
        scene.answer(answer);
    }

    /** 4.1: the mark is true in any letter case, and nothing else. */
    private static boolean marked(Request request) {
        return request.headers().stream()
                .anyMatch(header -> header.name().equals(Vocabulary.STREAM_CLOSED)
                        && header.value().equalsIgnoreCase(Vocabulary.TRUE));
    }
}
