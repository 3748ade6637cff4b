// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.scene.Answered;
import io.cucumber.java.en.Then;
import java.util.stream.StreamSupport;

/** The list of the streams of a basin. */
public final class ListSteps {

    private final Scene scene;

    public ListSteps(Scene scene) {
        this.scene = scene;
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
        var list = scene.client().bulk().send(scene.subject().basin().streams("GET", Protocol.PREFIX + "=" + name));
        Answered.with(list, "the list of streams", 200);
        var streams = Documents.object(list.text(), "the list of streams").path(Protocol.MEMBER_STREAMS);
        if (!streams.isArray()) {
            throw new Broken("an array '" + Protocol.MEMBER_STREAMS + "'", Answered.summary(list));
        }
        return StreamSupport.stream(streams.spliterator(), false)
                .anyMatch(stream -> stream.path(Protocol.MEMBER_NAME).asText().equals(name));
    }
}
