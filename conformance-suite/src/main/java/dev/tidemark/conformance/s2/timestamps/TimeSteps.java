// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.timestamps;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Received;
import dev.tidemark.conformance.s2.model.Timestamping;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.stream.Collectors;

/** Timestamps as they are stored. */
public final class TimeSteps {

    private final Scene scene;

    public TimeSteps(Scene scene) {
        this.scene = scene;
    }

    /** A reconfiguration that is answered with 200. */
    @When("the timestamping of the stream is changed to {string}")
    public void change(String words) {
        var config = Timestamping.parse(words).config();
        scene.granted(scene.client().reconfigure(scene.subject(), config), "a reconfiguration", 200);
    }

    /** The append has to be acknowledged. */
    @Then("the last record has {stamp}")
    public void last(Stamp stamp) {
        Answered.with(scene.answer(), "the append", 200);
        stamp.check(scene, new StoredTimestamps(scene).all());
    }

    /** As a read gives them; all records are all that the stream holds. */
    @Then("{records} have the timestamps {numbers}")
    public void have(Received.Choice records, List<Integer> timestamps) {
        var stored = new StoredTimestamps(scene).all();
        var of = records.of(scene.subject());
        var end = Math.toIntExact(records.end(scene.subject()));
        var those = text(stored.subList(end - of.size(), end));
        if (!text(timestamps).equals(those)) {
            throw new Broken("the timestamps " + text(timestamps), those);
        }
    }

    /** In a full read. */
    @Then("no timestamp is below the one before it")
    public void neverFalling() {
        var stored = new StoredTimestamps(scene).all();
        for (int i = 1; i < stored.size(); i++) {
            if (stored.get(i) < stored.get(i - 1)) {
                throw new Broken(
                        "a timestamp of record " + i + " not below " + stored.get(i - 1),
                        String.valueOf(stored.get(i)));
            }
        }
    }

    /** Members that are left out or null say nothing. */
    @Then("its configuration names the timestamping {string} or none")
    public void configured(String words) {
        var answer = scene.client()
                .send(scene.subject().basin().stream("GET", scene.subject().name()));
        Answered.with(answer, "the configuration of a stream", 200);
        var config = Documents.object(answer.text(), "the configuration of a stream");
        scene.note("the configuration of a stream without one is " + config);
        if (!Timestamping.parse(words).agreesWith(config)) {
            throw new Broken("the timestamping " + words + " or none", config.toString());
        }
    }

    private static String text(List<? extends Number> timestamps) {
        return timestamps.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
