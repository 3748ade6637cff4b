// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.read;

import dev.tidemark.conformance.s2.client.ReadKind;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.client.UnaryReading;
import dev.tidemark.conformance.s2.model.Chosen;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.concurrent.CompletableFuture;

/** Reads of every kind, and what they give. */
public final class ReadSteps {

    private final Scene scene;

    public ReadSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a reader starts a(n) {kind} from {query}")
    public void start(ReadKind kind, Query query) {
        scene.read(() -> kind.start(scene.reader(), scene.subject(), query));
        switch (kind) {
            case UNARY -> {
                // Its answer is there.
            }
            case LONG_POLL -> scene.settle(scene.reading());
            case SESSION -> settle(query);
        }
    }

    /** A session has taken its place in the stream when its first event comes; where none comes, after a while. */
    private void settle(Query query) {
        if (query.follows() && scene.session().answer().status() == 200) {
            scene.session().next(scene.timing().timeToArrive());
        }
    }

    @When("a reader sends the query {string}")
    public void send(String rawQuery) {
        var limit = scene.target().limits().answer();
        scene.read(() -> {
            var began = Moment.now();
            Response answer = scene.client().read(scene.subject(), rawQuery, Format.RAW, limit);
            return new UnaryReading(began, CompletableFuture.completedFuture(answer), Format.RAW);
        });
    }

    @Then("the read succeeds")
    public void succeeds() {
        Answered.with(scene.reading().answer(), "a read", 200);
    }

    @Then("the answer comes at once")
    public void atOnce() {
        scene.timing().atOnce(scene.took());
    }

    @Then("the reader receives {records}")
    public void receives(Chosen records) {
        var expected = records.of(scene.subject());
        Expected.same(expected, scene.reading().receive(expected.size()));
    }

    @Then("the reader receives {records} or is refused as {refusal}, which is noted")
    public void receivesOrIsRefused(Chosen records, Refusal refusal) {
        var answer = scene.reading().answer();
        scene.note("answered with " + Answered.summary(answer));
        if (answer.status() == 200) {
            receives(records);
        } else {
            refusal.check(answer);
        }
    }

    @Then("the reader receives at least {int} and at most {int} records, from the first on")
    public void receivesSome(int least, int most) {
        var received = scene.reading().receive(most);
        if (received.size() < least || received.size() > most) {
            throw new Broken("at least " + least + " and at most " + most + " records", received.size() + " records");
        }
        var stream = scene.subject();
        Expected.same(stream.between(stream.first(), stream.first() + received.size()), received);
    }

    @Then("the read is over at once")
    public void overAtOnce() {
        atOnce();
        if (scene.reading() instanceof Session session && session.answer().status() == 200) {
            session.readToEnd(scene.timing().atOnce());
        }
    }
}
