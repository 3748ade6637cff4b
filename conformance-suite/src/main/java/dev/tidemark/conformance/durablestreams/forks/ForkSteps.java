// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.forks;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Cast;
import dev.tidemark.conformance.durablestreams.client.Forks;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.regex.Pattern;

/** Section 4.2: forks, and what is asked of a server in their name. The model of a fork shares the offsets of its source. */
public final class ForkSteps {

    private static final int OWN_MESSAGES = 2;

    private final Scene scene;
    private final Forks forks;
    private final Cast cast;

    public ForkSteps(Scene scene, Forks forks, Cast cast) {
        this.scene = scene;
        this.forks = forks;
        this.cast = cast;
    }

    /** Must be created, where it is not one of a closed stream. What is appended to its source from then on is told from what is appended to it. */
    @Given("a fork of {stream}{forkForm}")
    public void fork(Subject source, ForkForm form) {
        forks.make(source, form.position(source), form.beyond(), request(source, form), form.promises(source));
    }

    /** May be refused. */
    @When("a client asks for a fork of {stream}{forkForm}")
    public void ask(Subject source, ForkForm form) {
        forks.ask(source, form.position(source), form.beyond(), request(source, form));
    }

    private Request request(Subject source, ForkForm form) {
        var fork = form.url().map(url -> Forks.under(url, source)).orElseGet(() -> forks.of(source));
        return form.on(fork, source);
    }

    /** The headers of a fork without Stream-Forked-From, under a new URL; judges only servers that make forks, who know these headers. */
    @When("a client asks for a fork of no source{forkForm}")
    public void forkOfNothing(ForkForm form) {
        var stream = scene.subject();
        scene.judgement().require(scene.operations().fork(stream.contentType()));
        var request = form.on(
                Request.of("PUT", scene.freshUri()).with(Vocabulary.CONTENT_TYPE, stream.contentType()), stream);
        scene.answer(scene.client().wire().send(request));
        var created = new Subject(request.uri(), stream.contentType());
        if (scene.answer().status() == 201) {
            created.created(Content.none(stream.contentType()), Answers.nextOffset(scene.answer()));
        }
        scene.subject(created);
    }

    /** Byte for byte. */
    @When("the client repeats the fork request")
    public void repeat() {
        scene.answer(scene.client().wire().send(forks.request()));
    }

    /** Stream 1 is no fork, stream 2 is one of it, and so on, each with two messages of its own behind what it inherited. */
    @Given("a chain of {int} streams, each a fork of the one before")
    public void chain(int streams) {
        var last = scene.writer().create(scene.freshUri(), Vocabulary.OCTET_STREAM, null);
        scene.subject(last);
        cast.enter("stream 1", last);
        scene.writer().appendMessages(last, OWN_MESSAGES);
        for (int number = 2; number <= streams; number++) {
            last = forkOf(last);
            cast.enter("stream " + number, last);
        }
    }

    /** Fork 1, fork 2 and so on, each with two messages of its own. */
    @Given("{int} forks of {stream}")
    public void siblings(int count, Subject source) {
        for (int i = 0; i < count; i++) {
            forkOf(source);
        }
    }

    private Subject forkOf(Subject source) {
        forks.make(source, source.length(), 0, forks.of(source), "DS-4.2-01");
        var fork = scene.subject();
        scene.writer().appendMessages(fork, OWN_MESSAGES);
        return fork;
    }

    /** One message each, the first one first, and so on; those of one are as long as those of the other. */
    @When("{stream} and {stream} grow in turn by {int} messages of equal length")
    public void growInTurn(Subject one, Subject other, int messages) {
        for (int i = 0; i < messages; i++) {
            scene.writer().appendMessages(one, 1);
            scene.writer().appendMessages(other, 1);
        }
    }

    /** The URL of the fork request that was refused: HEAD is 404. */
    @Then("nothing was created")
    public void nothingCreated() {
        Scene.expect(scene.client().metadata(forks.request().uri()), "the metadata of a fork that was refused", 404);
    }

    /** A full read of every stream of the scenario. */
    @Then("each of them holds what was inherited and appended, and nothing else")
    public void unmixed() {
        var family = cast.all();
        for (var stream : family) {
            Reader.same(
                    "number " + (family.indexOf(stream) + 1),
                    stream.everything(),
                    scene.reader().readAll(stream, null));
        }
    }

    /** No header of that name, and no offset that is the anchor followed by it: in the creation, the metadata and a read. */
    @Then("no answer about {stream} shows the sub-offset {int}")
    public void subOffsetHidden(Subject fork, int subOffset) {
        var anchor = fork.offset(fork.length() - 1);
        var within = scene.target().limits().answer();
        var created = scene.answer();
        scene.writer().appendMessages(fork, 1);
        var answers = List.of(
                created,
                scene.client().metadata(fork.uri()),
                scene.client().read(fork.uri(), anchor, Mode.CATCH_UP, within));
        for (var answer : answers) {
            answer.headers().stream()
                    .filter(header -> header.name().equalsIgnoreCase(Vocabulary.STREAM_FORK_SUB_OFFSET))
                    .findFirst()
                    .ifPresent(header -> {
                        throw new Broken(
                                "no " + Vocabulary.STREAM_FORK_SUB_OFFSET, header.name() + ": " + header.value());
                    });
            var offset = Answers.nextOffset(answer);
            if (offset.matches(Pattern.quote(anchor) + "\\D*" + subOffset)) {
                throw new Broken("an offset without the sub-offset", offset + ", the anchor and the sub-offset");
            }
        }
    }
}
