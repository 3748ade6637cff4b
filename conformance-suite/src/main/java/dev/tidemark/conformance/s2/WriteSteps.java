// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.Content;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Trait;
import dev.tidemark.conformance.wire.TransportFailure;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.When;
import java.util.List;

/** Writers: those whose appends prepare what a scenario is about, and those whose appends it is about. */
public final class WriteSteps {

    private final Scene scene;

    public WriteSteps(Scene scene) {
        this.scene = scene;
    }

    /** Each append has to be acknowledged. */
    @When("a writer appends {content}")
    public void append(Content content) {
        content.batches(scene.subject(), scene.random())
                .forEach(batch -> scene.writer().append(scene.subject(), batch));
    }

    /** The same, to a stream that is made for it. */
    @When("a writer appends {content} to another stream")
    public void appendElsewhere(Content content) {
        var fresh = scene.freshStream();
        var other = scene.writer().create(fresh.basin(), fresh.name(), null);
        content.batches(other, scene.random()).forEach(batch -> scene.writer().append(other, batch));
    }

    /** The append may be refused; what is acknowledged belongs to the stream. */
    @When("a writer sends {content}")
    public void send(Content content) {
        content.batches(scene.subject(), scene.random()).forEach(this::send);
    }

    /** The same, of one record. */
    @When("a writer sends a record that has {trait}")
    public void send(Trait trait) {
        send(List.of(trait.record(scene.random())));
    }

    /** The same under conditions: `the sequence number 3`, `the token "first"`, `a null token`, or two of them; or `the tail`, wherever that is. */
    @When("a writer sends {content}, expecting {conditions}")
    public void send(Content content, Conditions conditions) {
        content.batches(scene.subject(), scene.random())
                .forEach(batch -> scene.request(() -> scene.writer().sent(scene.subject(), batch, conditions)));
    }

    private void send(List<NewRecord> batch) {
        try {
            scene.request(() -> scene.writer().sent(scene.subject(), batch));
        } catch (TransportFailure cut) {
            // A server that is still there has cut the connection itself, which is no answer to an append.
            scene.reader().tail(scene.subject());
            throw new Broken("an answer to the append", "a connection that the server cut: " + cut.getMessage());
        }
    }
}
