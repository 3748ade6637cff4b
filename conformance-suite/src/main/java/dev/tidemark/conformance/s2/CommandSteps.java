// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Trimming;
import dev.tidemark.conformance.s2.model.Bytes;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.HexFormat;
import java.util.List;

/** Command records that a scenario is about, and what they do. */
public final class CommandSteps {

    private final Scene scene;
    private final ContentSteps content;

    public CommandSteps(Scene scene, ContentSteps content) {
        this.scene = scene;
        this.content = content;
    }

    @When("a writer fences the stream with {string}")
    public void fence(String token) {
        send(NewRecord.fence(token));
    }

    @When("a writer trims the stream to {int}")
    public void trim(int seqNum) {
        send(NewRecord.trim(seqNum));
    }

    @When("a writer sends the command {string} with the bytes {string}")
    public void command(String name, String bytes) {
        var body = HexFormat.of().parseHex(bytes.replace(" ", ""));
        send(NewRecord.of(new Bytes(body)).with("", name));
    }

    @Then("the records before sequence number {int} go away")
    public void goAway(int seqNum) {
        if (!new Trimming(scene).isDone(scene.subject(), seqNum)) {
            throw new Broken(
                    "no record before sequence number " + seqNum + " within " + Trimming.LONGEST.toSeconds() + " s",
                    "one that is still read from the start");
        }
    }

    @Then("no read starts before sequence number {int}")
    public void stayAway(int seqNum) {
        if (new Trimming(scene).isVisible(scene.subject(), seqNum)) {
            throw new Broken("no record before sequence number " + seqNum, "one in a later read");
        }
    }

    @Then("what the reader receives ends with the last record and has no hole, and where it begins is noted")
    public void suffix() {
        var stream = scene.subject();
        var received = scene.reading().batches().get(0).records();
        var first =
                received.isEmpty() ? stream.tail().seqNum() : received.get(0).seqNum();
        if (first > stream.first()) {
            throw new Broken("every record from sequence number " + stream.first() + " on", "those from " + first);
        }
        Expected.same(stream.between(first, stream.tail().seqNum()), received);
        scene.note("right after the trim a read begins with sequence number " + first);
    }

    @Then("the command is stored or refused, which is noted")
    public void storedOrRefused() {
        var answer = scene.answer();
        if (answer.status() != 200 && answer.status() / 100 != 4) {
            throw new Broken("a command that is stored or refused", Answered.summary(answer));
        }
        scene.note("the command is " + (answer.status() == 200 ? "stored" : "refused: " + Answered.summary(answer)));
        content.holdsWhatWasAcknowledged();
    }

    /** Sends a command that may be refused; when it is acknowledged, it is a record of the stream. */
    private void send(NewRecord command) {
        var stream = scene.subject();
        var answer = scene.client().append(stream, List.of(command), Format.BASE64);
        scene.answer(scene.writer().answered(stream, List.of(command), answer));
    }
}
