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
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.stream.IntStream;

/** Sections 4.1, 5.1 and 5.3: closing a stream in every form, and creating it closed. */
public final class CloseSteps {

    private final Scene scene;
    private List<Response> answers = List.of();

    public CloseSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a {kind} with {int} messages closed before the server {ending}")
    public void closedBefore(String contentType, int messages, BeforeRestart.Ending ending) throws HookFailed {
        var stock = scene.examination().shared(BeforeRestart.class, BeforeRestart::new);
        scene.subject(stock.takeClosed(ending, contentType, messages));
    }

    @ParameterType("no body and no length|an empty body|a chunked body of zero length")
    public String nothing(String form) {
        return form;
    }

    @When("a writer closes the stream with {nothing}")
    public void close(String form) {
        var request = post().with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
        send(
                switch (form) {
                    case "an empty body" -> request.body(new byte[0]);
                    case "a chunked body of zero length" ->
                        request.body(new byte[0]).inChunks();
                    default -> request;
                });
    }

    @When("a writer closes the stream as {string}")
    public void closeAs(String contentType) {
        send(post().with(Vocabulary.CONTENT_TYPE, contentType).with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE));
    }

    @When("a writer closes the stream with the closed mark {string}")
    public void closeMarked(String mark) {
        send(post().with(Vocabulary.STREAM_CLOSED, mark));
    }

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

    @When("a writer closes the stream {int} times")
    public void closeAgain(int times) {
        answers = IntStream.range(0, times)
                .mapToObj(i -> scene.client().close(scene.subject().uri()))
                .toList();
        scene.answer(answers.get(0));
    }

    @When("{int} writers close the stream at the same time")
    public void closeTogether(int writers) {
        var close = post().with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
        answers = IntStream.range(0, writers)
                .mapToObj(i -> scene.client().wire().sendAsync(close))
                .toList()
                .stream()
                .map(Outcome::of)
                .toList();
        scene.subject().closed();
        scene.answer(answers.get(0));
    }

    @When("a client creates the stream closed")
    public void createClosed() {
        create(null);
    }

    @When("a client creates the stream closed with the content {string}")
    public void createClosed(String content) {
        create(Bodies.utf8(content));
    }

    @Then("all of these answers are the same")
    public void sameAnswers() {
        var different = answers.stream().map(CloseSteps::shape).distinct().toList();
        if (different.size() > 1) {
            throw new Broken("one answer to every repetition", String.join("; ", different));
        }
        stable();
    }

    @Then("at most one of these answers differs from the others")
    public void almostSameAnswers() {
        var shapes = answers.stream().map(CloseSteps::shape).toList();
        var different = shapes.stream().distinct().toList();
        var single = different.stream()
                .anyMatch(shape -> shapes.stream().filter(shape::equals).count() == 1);
        if (different.size() > 2 || different.size() == 2 && !single) {
            throw new Broken("one close, and one answer to all others", String.join("; ", different));
        }
        stable();
    }

    private void stable() {
        answers.stream().filter(answer -> answer.status() >= 500).findFirst().ifPresent(failed -> {
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

    private void create(byte[] content) {
        var uri = scene.subject().uri();
        var request = Request.of("PUT", uri)
                .with(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT)
                .with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
        var answer = scene.client().wire().send(content == null ? request : request.body(content));
        if (answer.status() == 201) {
            var created = new Subject(uri, Vocabulary.TEXT);
            created.created(Content.ofCreation(Vocabulary.TEXT, content), Answers.nextOffset(answer));
            created.closed();
            scene.subject(created);
        }
        scene.answer(answer);
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
