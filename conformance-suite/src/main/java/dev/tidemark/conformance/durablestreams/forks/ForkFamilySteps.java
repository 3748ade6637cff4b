// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.forks;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Forks;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;

/** Section 4.2: forks of forks, and several forks of one stream. They are numbered; number 1 is no fork. */
public final class ForkFamilySteps {

    private static final int OWN_MESSAGES = 2;

    private final Scene scene;
    private final Forks forks;
    private final List<Subject> family = new ArrayList<>();

    public ForkFamilySteps(Scene scene, Forks forks) {
        this.scene = scene;
        this.forks = forks;
    }

    @Given("a chain of {int} streams, each a fork of the one before")
    public void chain(int streams) {
        first();
        for (int number = 2; number <= streams; number++) {
            forkOf(family.get(number - 2));
        }
    }

    @Given("{int} forks of one stream")
    public void siblings(int count) {
        first();
        for (int i = 0; i < count; i++) {
            forkOf(family.get(0));
        }
    }

    @When("they are deleted in the order {numbers}")
    public void delete(List<Integer> order) {
        for (var number : order) {
            scene.granted(scene.client().delete(member(number).uri()), "the deletion of number " + number, 204);
        }
    }

    @When("now about number {int} of them")
    public void about(int number) {
        scene.subject(member(number));
    }

    @Then("all of their URLs are free before long")
    public void allFree() {
        for (var stream : family) {
            if (forks.untilFree(stream).isEmpty()) {
                throw new Broken(
                        "404 for number " + (family.indexOf(stream) + 1) + " within "
                                + scene.target().limits().answer().toMillis() + " ms after the last deletion",
                        Answers.summary(scene.client().metadata(stream.uri())));
            }
        }
    }

    @Then("each of them holds what was inherited and appended, and nothing else")
    public void unmixed() {
        for (var stream : family) {
            Reader.same(
                    "number " + (family.indexOf(stream) + 1),
                    stream.everything(),
                    scene.reader().readAll(stream, null));
        }
    }

    private Subject member(int number) {
        return family.get(number - 1);
    }

    private void first() {
        add(scene.writer().create(scene.freshUri(), Vocabulary.OCTET_STREAM, null));
    }

    private void forkOf(Subject source) {
        forks.make(source, source.length(), 0, forks.of(source), "DS-4.2-01");
        add(scene.subject());
    }

    /** Gives it messages that no other one has. */
    private void add(Subject stream) {
        family.add(stream);
        for (int i = 1; i <= OWN_MESSAGES; i++) {
            scene.writer().append(stream, Bodies.utf8("number " + family.size() + ", message " + i + ";"));
        }
        scene.subject(stream);
    }
}
