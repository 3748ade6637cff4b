// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.commands;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Trimming;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Received;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;

/** What trims do. */
public final class CommandSteps {

    private final Scene scene;

    public CommandSteps(Scene scene) {
        this.scene = scene;
    }

    /**
     * By a trim command, which is a record too; all records are those of now and the command. Waits until they are gone, at most 90 s,
     * otherwise NOT TESTED.
     */
    @Given("{records} was/were trimmed")
    public void trimmed(Received.Choice records) {
        var stream = scene.subject();
        var end = records.end(stream);
        var point = end == stream.tail().seqNum() ? end + 1 : end;
        // The timestamp of the last record suits every way of timestamping.
        var command = NewRecord.trim(point).at(stream.tail().timestamp());
        scene.writer().append(stream, List.of(command));
        if (!new Trimming(scene).isDone(stream, point)) {
            throw new NotTested("the server still showed trimmed records after " + Trimming.LONGEST.toSeconds()
                    + " s; a server that drops them later takes a larger -Dtidemark.time.factor");
        }
    }

    /** From reads from the start, within 90 s. */
    @Then("{records} goes/go away")
    public void goAway(Received.Choice records) {
        var point = records.end(scene.subject());
        if (!new Trimming(scene).isDone(scene.subject(), point)) {
            throw new Broken(
                    "no record before sequence number " + point + " within " + Trimming.LONGEST.toSeconds() + " s",
                    "one that is still read from the start");
        }
    }

    /** Neither from the start, nor from timestamp 0, nor from far before the tail. */
    @Then("no read gives {records}")
    public void stayAway(Received.Choice records) {
        var point = records.end(scene.subject());
        if (new Trimming(scene).isVisible(scene.subject(), point)) {
            throw new Broken("no record before sequence number " + point, "one in a later read");
        }
    }
}
