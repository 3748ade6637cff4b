// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.streams;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.ListPage;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Streams come into being, are listed and are deleted. */
public final class ListSteps {

    private static final String PREFIX_IS_KEPT = "S2-STREAM-26";

    private final Scene scene;
    private final List<String> alike = new ArrayList<>();
    private ListPage page;
    private String beginning;
    private int most;

    public ListSteps(Scene scene) {
        this.scene = scene;
    }

    /** Without records, in the basin of the run; the scenario is about the other one. */
    @Given("{int} streams whose names begin alike, and another one")
    public void streams(int count) {
        var other = create(scene.freshStream());
        beginning = scene.examination().freshName() + "-";
        IntStream.rangeClosed(1, count)
                .mapToObj(number -> create(scene.freshStream(other.basin(), beginning + number)))
                .map(Subject::name)
                .forEach(alike::add);
        scene.subject(other);
    }

    /** Without a configuration. */
    @When("a client creates the stream")
    public void create() {
        var stream = scene.subject();
        scene.request(() -> scene.client().createStream(stream.basin(), stream.name(), null));
    }

    /** It has to be granted. */
    @When("a client deletes the stream")
    public void delete() {
        scene.request(() -> scene.client().deleteStream(scene.subject()));
        scene.granted(scene.answer(), "the deletion of a stream", 200, 202, 204);
    }

    /** With prefix and limit; further pages, with `start_after`, are asked for where a Then looks at them. */
    @When("a client lists those that begin alike, {int} at a time")
    public void list(int count) {
        most = count;
        page = page(first());
    }

    /** `holds 3 of them and says that there are more`, or `no more` (`has_more`), of the first page; `shows each of them once`, of all pages. */
    @Then("the list {listing}")
    public void is(String words) {
        if (words.startsWith("holds")) {
            holds(Integer.parseInt(words.replaceAll("\\D", "")), !words.endsWith("no more"));
        } else {
            eachOnce();
        }
    }

    /** Of the streams of its basin. */
    @Then("the stream is {presence} the list")
    public void listed(String presence) {
        var name = scene.subject().name();
        var there = ask(Vocabulary.PREFIX + "=" + name).names().contains(name);
        if (there != presence.equals("in")) {
            throw new Broken("the stream " + name + " " + presence + " the list", there ? "it in it" : "it not in it");
        }
    }

    private void holds(int count, boolean more) {
        if (page.names().size() != count || page.hasMore() != more) {
            throw new Broken(
                    count + " streams and " + Vocabulary.MEMBER_HAS_MORE + ": " + more,
                    page.names() + " and " + Vocabulary.MEMBER_HAS_MORE + ": " + page.hasMore());
        }
    }

    private void eachOnce() {
        var listed = all();
        if (!listed.stream().sorted().toList().equals(alike.stream().sorted().toList())) {
            throw new Broken("each of " + alike + " once", listed.toString());
        }
    }

    private List<String> all() {
        var names = new ArrayList<>(page.names());
        var pursuit = scene.pursuit("listing page by page", alike.size(), alike.size());
        while (pursuit.goesOn() && page.hasMore()) {
            if (page.names().isEmpty()) {
                throw new Broken("streams on a page that is not the last", "none");
            }
            var last = names.get(names.size() - 1);
            pursuit.take(page.names().size());
            pursuit.reach("the page after " + last);
            page = page(first() + "&" + Vocabulary.START_AFTER + "=" + last);
            names.addAll(page.names());
        }
        return names;
    }

    private String first() {
        return Vocabulary.PREFIX + "=" + beginning + "&" + Vocabulary.LIMIT + "=" + most;
    }

    /** A page of those that begin alike: of a list that holds others as well nothing else can be told. */
    private ListPage page(String rawQuery) {
        var asked = ask(rawQuery);
        var others = asked.names().stream()
                .filter(name -> !name.startsWith(beginning))
                .toList();
        if (!others.isEmpty()) {
            if (scene.judgement().isAbout(PREFIX_IS_KEPT)) {
                throw new Broken("streams whose names begin with " + beginning, others.toString());
            }
            throw new NotTested("the target lists streams whose names begin otherwise; see " + PREFIX_IS_KEPT);
        }
        return asked;
    }

    private ListPage ask(String rawQuery) {
        return ListPage.of(scene.client().bulk().send(scene.subject().basin().streams("GET", rawQuery)));
    }

    private Subject create(Subject fresh) {
        return scene.writer().create(fresh.basin(), fresh.name(), null);
    }
}
