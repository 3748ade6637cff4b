// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

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

/** The list of the streams of a basin. */
public final class ListSteps {

    private static final String PREFIX_IS_KEPT = "S2-STREAM-26";

    private final Scene scene;
    private final List<String> alike = new ArrayList<>();
    private final List<ListPage> pages = new ArrayList<>();
    private String beginning;

    public ListSteps(Scene scene) {
        this.scene = scene;
    }

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

    @When("a client lists up to {int} of those that begin alike")
    public void list(int most) {
        pages.add(page(Vocabulary.PREFIX + "=" + beginning + "&" + Vocabulary.LIMIT + "=" + most));
    }

    @When("a client lists those that begin alike, {int} at a time")
    public void listAll(int most) {
        var pursuit = scene.pursuit("listing page by page", alike.size(), alike.size());
        list(most);
        while (pursuit.goesOn() && latest().hasMore()) {
            var names = latest().names();
            if (names.isEmpty()) {
                throw new Broken("streams on a page that is not the last", "none");
            }
            var last = names.get(names.size() - 1);
            pursuit.take(names.size());
            pursuit.reach("the page after " + last);
            pages.add(page(Vocabulary.PREFIX + "=" + beginning + "&" + Vocabulary.LIMIT + "=" + most + "&"
                    + Vocabulary.START_AFTER + "=" + last));
        }
    }

    @Then("^the list holds (\\d+) of them and says that there are (no )?more$")
    public void holds(int count, String no) {
        var page = latest();
        if (page.names().size() != count || page.hasMore() != (no == null)) {
            throw new Broken(
                    count + " streams and " + Vocabulary.MEMBER_HAS_MORE + ": " + (no == null),
                    page.names() + " and " + Vocabulary.MEMBER_HAS_MORE + ": " + page.hasMore());
        }
    }

    @Then("each of those that begin alike was listed once")
    public void eachOnce() {
        var listed = pages.stream().flatMap(page -> page.names().stream()).toList();
        if (!listed.stream().sorted().toList().equals(alike.stream().sorted().toList())) {
            throw new Broken("each of " + alike + " once", listed.toString());
        }
    }

    @Then("the stream is in the list")
    public void listed() {
        if (!isListed()) {
            throw new Broken("the stream " + scene.subject().name() + " in the list", "a list without it");
        }
    }

    @Then("the stream is not in the list")
    public void notListed() {
        if (isListed()) {
            throw new Broken("a list without the stream " + scene.subject().name(), "the stream in it");
        }
    }

    private boolean isListed() {
        var name = scene.subject().name();
        return ask(Vocabulary.PREFIX + "=" + name).names().contains(name);
    }

    /** A page of those that begin alike: of a list that holds others as well nothing else can be told. */
    private ListPage page(String rawQuery) {
        var page = ask(rawQuery);
        var others = page.names().stream()
                .filter(name -> !name.startsWith(beginning))
                .toList();
        if (!others.isEmpty()) {
            if (scene.judgement().isAbout(PREFIX_IS_KEPT)) {
                throw new Broken("streams whose names begin with " + beginning, others.toString());
            }
            throw new NotTested("the target lists streams whose names begin otherwise; see " + PREFIX_IS_KEPT);
        }
        return page;
    }

    private ListPage ask(String rawQuery) {
        return ListPage.of(scene.client().bulk().send(scene.subject().basin().streams("GET", rawQuery)));
    }

    private ListPage latest() {
        return pages.get(pages.size() - 1);
    }

    private Subject create(Subject fresh) {
        return scene.writer().create(fresh.basin(), fresh.name(), null);
    }
}
