// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Forks;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StatedStreams;
import dev.tidemark.conformance.durablestreams.client.StreamState;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Section 10.1: the pages of streams in every state, and to whom they are confirmed by 304. */
public final class PageSteps {

    private static final String UNKNOWN = "\"tidemark-made-this-up\"";

    private final Scene scene;
    private final StatedStreams streams;
    private final List<Page> pages = new ArrayList<>();

    public PageSteps(Scene scene, StatedStreams streams) {
        this.scene = scene;
        this.streams = streams;
    }

    @ParameterType("as a weak tag|last in a list|first in a list|in a list without blanks|in a list with gaps"
            + "|behind a tag with a comma|in the first of two lines|in the last of three lines")
    public Function<String, String[]> form(String words) {
        return switch (words) {
            case "as a weak tag" -> tag -> lines(tag.startsWith("W/") ? tag.substring(2) : "W/" + tag);
            case "last in a list" -> tag -> lines(UNKNOWN + ", W/\"another\", " + tag);
            case "first in a list" -> tag -> lines(tag + ", " + UNKNOWN);
            case "in a list without blanks" -> tag -> lines(UNKNOWN + "," + tag + ",\"another\"");
            case "in a list with gaps" -> tag -> lines(UNKNOWN + " , ,\t" + tag + " ,");
            case "behind a tag with a comma" -> tag -> lines("\"one, and a half\", " + tag);
            case "in the first of two lines" -> tag -> lines(tag, UNKNOWN);
            default -> tag -> lines(UNKNOWN, "\"another\"", tag);
        };
    }

    @ParameterType("a close|a final append|a close of a producer")
    public StreamState closing(String words) {
        return switch (words) {
            case "a close" -> StreamState.CLOSED;
            case "a final append" -> StreamState.CLOSED_BY_FINAL_APPEND;
            default -> StreamState.CLOSED_BY_PRODUCER;
        };
    }

    @Given("a {kind} that is {state}")
    public void stream(String contentType, StreamState state) {
        streams.make(contentType, state::equals);
    }

    @ParameterType("empty|filled|empty and closed|filled and closed|closed by a final append|closed by a producer"
            + "|closed by the final append of a producer|created closed|created closed with content")
    public StreamState state(String words) {
        return StreamState.named(words);
    }

    @Given("a reader has cached every page of each")
    public void cache() {
        streams.each((state, stream) -> pages.addAll(Page.all(client(), stream)));
    }

    @When("a writer has appended to each")
    public void append() {
        streams.each((state, stream) -> scene.writer().appendMessages(stream, 1));
    }

    @When("{closing} has closed each")
    public void close(StreamState closing) {
        streams.each((state, stream) -> closing.close(client(), scene::granted, stream));
    }

    @Then("every page is confirmed to the reader that has it")
    public void confirmed() {
        each(page -> confirmed(page, page.ask(client(), page.tag())));
    }

    @Then("every page is confirmed to a reader that names its tag {form}")
    public void confirmed(Function<String, String[]> form) {
        each(page -> confirmed(page, page.ask(client(), form.apply(page.tag()))));
    }

    @Then("every page is confirmed to a reader that has any")
    public void confirmedToAny() {
        each(page -> confirmed(page, page.ask(client(), "*")));
    }

    @Then("no page is confirmed to a reader that has another page of its stream")
    public void notForAnotherPage() {
        each(page -> pages.stream()
                .filter(other -> other.stream() == page.stream() && other.from() != page.from())
                .forEach(other -> sentAgain("with the tag of " + other.name(), page.ask(client(), other.tag()))));
    }

    @Then("no page is confirmed to a reader that has the same page of a stream with the same content")
    public void notForAnotherStream() {
        streams.each((state, stream) -> {
            var twin = state.make(client(), scene::granted, scene.freshUri(), stream.contentType());
            pagesOf(
                    stream,
                    page -> sentAgain(
                            "with the tag of the same page of another stream",
                            page.askTwin(client(), twin, page.tag())));
        });
    }

    @Then(
            "no page is confirmed to a reader that has the same page of a stream that had the URL, {int} message(s) shorter")
    public void notForAnotherGeneration(int longer) {
        streams.each((state, stream) -> {
            var again = createAgain(stream, longer, Bodies::surplus);
            if (stream.isClosed()) {
                scene.writer().close(again);
            }
            // A page without data is the same of both, unless the later one goes on where the earlier one ended.
            pagesOf(stream, page -> notConfirmed(page, !page.isEmpty() || longer > 0));
        });
    }

    @Then("no page with the end is confirmed when an open stream of the same content has the URL")
    public void notForOpenGeneration() {
        streams.each((state, stream) -> {
            createAgain(stream, 0, Bodies::message);
            pagesOf(stream, page -> notConfirmed(page, true));
        });
    }

    @Then("no page is confirmed any more")
    public void notConfirmed() {
        each(page -> sentAgain("with the tag from before", page.ask(client(), page.tag())));
    }

    @Then("no page is confirmed any more in long-poll mode")
    public void notConfirmedInLongPoll() {
        each(page -> {
            if (page.token() != null) {
                var request = Client.readRequest(page.stream().uri(), page.token(), Mode.LONG_POLL);
                sentAgain("with the tag from before", Page.ask(client(), request, page.tag()));
            }
        });
    }

    @Then("every page says that the stream is closed")
    public void saysClosed() {
        each(page -> {
            var answer = sentAgain("with the tag from before", page.ask(client(), page.tag()));
            if (!Answers.isClosed(answer)) {
                throw new Broken(Vocabulary.STREAM_CLOSED + ": true", "no such header; " + Answers.summary(answer));
            }
        });
    }

    @Then("the tag of no page ends a long-poll without an answer")
    public void notInLongPoll() {
        each(page -> {
            if (page.token() == null) {
                return;
            }
            var request = Client.readRequest(page.stream().uri(), page.token(), Mode.LONG_POLL);
            if (page.isEmpty() && !page.stream().isClosed()) {
                if (!page.token().equals(page.stream().tail())) {
                    // whether a long-poll from the beginning of an empty stream waits is another matter
                    return;
                }
                var waiting =
                        scene.reader().awaitOnce(page.stream(), request.with(Vocabulary.IF_NONE_MATCH, page.tag()));
                scene.reading(waiting);
                scene.timing().letArrive(waiting, scene.documentedWait());
                return;
            }
            onlyWithItsOwnTag(request, page.tag());
        });
    }

    @Then("the tag of no page keeps an event stream from being opened")
    public void notInEventStream() {
        each(page -> {
            if (page.token() == null) {
                return;
            }
            var request = Client.readRequest(page.stream().uri(), page.token(), Mode.SSE);
            try (var session = client().wire().open(request.with(Vocabulary.IF_NONE_MATCH, page.tag()))) {
                Scene.expect(session.answer(), "an event stream, asked for with the tag of a page", 200);
            }
        });
    }

    @Then("the tag of no page answers a read from \"now\"")
    public void notFromNow() {
        each(page ->
                onlyWithItsOwnTag(Client.readRequest(page.stream().uri(), Vocabulary.NOW, Mode.CATCH_UP), page.tag()));
    }

    @Then("the tag of no page answers a request for the metadata")
    public void notOfMetadata() {
        each(page -> onlyWithItsOwnTag(Request.of("HEAD", page.stream().uri()), page.tag()));
    }

    @Then("no page of a fork of each is confirmed to a reader that has the page of its source")
    public void notForSource() {
        streams.each((state, stream) -> {
            var fork = fork(stream);
            pagesOf(
                    stream,
                    page -> sentAgain(
                            "of a fork, with the tag of its source's", page.askTwin(client(), fork, page.tag())));
        });
    }

    @Then("no page of each is confirmed to a reader that has the page of its fork")
    public void notForFork() {
        streams.each((state, stream) -> {
            var fork = fork(stream);
            for (var page : Page.all(client(), fork)) {
                Cell.check(
                        page.name(),
                        () -> sentAgain(
                                "of the source, with the tag of its fork's",
                                page.askTwin(client(), stream, page.tag())));
            }
        });
    }

    private Subject fork(Subject source) {
        var fork = source.fork(scene.freshUri(), source.length());
        var request = Forks.under(fork.uri(), source).with(Vocabulary.CONTENT_TYPE, source.contentType());
        scene.granted(Page.ask(client(), request), "a fork", 201);
        return fork;
    }

    private Subject createAgain(Subject stream, int longer, BiFunction<String, Integer, byte[]> body) {
        scene.granted(client().delete(stream.uri()), "a deletion", 204);
        var again = scene.writer().create(stream.uri(), stream.contentType(), null);
        for (int number = 1; number <= stream.length() + longer; number++) {
            scene.writer().append(again, body.apply(stream.contentType(), number));
        }
        return again;
    }

    /** The offset may be none of the later stream, which is then free to refuse it. */
    private void notConfirmed(Page page, boolean differs) {
        if (differs) {
            Scene.expect(page.ask(client(), page.tag()), page.name() + " with the tag from before", 200, 400, 404, 410);
        }
    }

    private static void confirmed(Page page, Response answer) {
        Scene.expect(answer, page.name() + " with its own tag", 304);
        if (answer.body().length > 0) {
            throw new Broken("no body on a 304", new Octets(answer.body()).describe(Octets.NONE));
        }
    }

    private static Response sentAgain(String what, Response answer) {
        return Scene.expect(answer, "the page, asked for " + what, 200);
    }

    /** RFC 9110, 13.1.2: what an answer's own tag is, that it may be confirmed by; nothing else. */
    private void onlyWithItsOwnTag(Request request, String tag) {
        var plain = Page.ask(client(), request);
        var answer = Page.ask(client(), request, tag);
        var own = plain.header(Vocabulary.ETAG).filter(tag::equals).isPresent();
        if (!own && answer.status() != plain.status()) {
            throw new Broken(
                    "status " + plain.status() + ", as without If-None-Match, of an answer with another tag or none",
                    Answers.summary(answer));
        }
    }

    private void each(Consumer<Page> check) {
        streams.each((state, stream) -> pagesOf(stream, check));
    }

    private void pagesOf(Subject stream, Consumer<Page> check) {
        pages.stream()
                .filter(page -> page.stream() == stream)
                .forEach(page -> Cell.check(page.name(), () -> check.accept(page)));
    }

    private Client client() {
        return scene.client().bulk();
    }

    private static String[] lines(String... values) {
        return values;
    }
}
