// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.s2.client.Client;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Writer;
import dev.tidemark.conformance.s2.model.BatchSize;
import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.stream.Stream;

/** Appends that expect a sequence number or a fencing token, and refusals for that. */
public final class ConditionSteps {

    private final Scene scene;
    private final StreamSteps streams;

    public ConditionSteps(Scene scene, StreamSteps streams) {
        this.scene = scene;
        this.streams = streams;
    }

    @Given("a stream with the fencing token {string}")
    public void fenced(String token) {
        streams.stream();
        scene.writer().append(scene.subject(), List.of(NewRecord.fence(token)));
    }

    @When("^a writer sends a record that expects (.+)$")
    public void send(String words) {
        send(Writer.numbered(scene.subject(), 1), Conditions.parse(words));
    }

    @When("a writer sends {int} batches of {size}, each expecting the end of the one before")
    public void climb(int count, BatchSize size) {
        var stream = scene.subject();
        for (int i = 0; i < count; i++) {
            var batch = Writer.numbered(stream, size.next(scene.random()));
            send(batch, Conditions.seqNum(stream.tail().seqNum()));
            Answered.with(scene.answer(), "an append that expects the end of the one before", 200);
        }
    }

    @When("^a writer fences the stream with \"([^\"]*)\" and expects (.+)$")
    public void fence(String token, String words) {
        send(List.of(NewRecord.fence(token)), Conditions.parse(words));
    }

    @When("^a writer trims the stream to (\\d+) and expects (.+)$")
    public void trim(int point, String words) {
        send(List.of(NewRecord.trim(point)), Conditions.parse(words));
    }

    @Then("the refusal names the sequence number {int} alone")
    public void namesNumber(int seqNum) {
        var reason = reason();
        var named = Documents.number(reason, Vocabulary.MEMBER_SEQ_NUM_MISMATCH);
        if (named != seqNum || reason.has(Vocabulary.MEMBER_FENCING_TOKEN_MISMATCH)) {
            throw new Broken("the reason {\"seq_num_mismatch\":" + seqNum + "}", reason.toString());
        }
    }

    @Then("the refusal names the token {string} alone")
    public void namesToken(String token) {
        var reason = reason();
        var named = reason.path(Vocabulary.MEMBER_FENCING_TOKEN_MISMATCH);
        if (!named.isTextual() || !named.textValue().equals(token) || reason.has(Vocabulary.MEMBER_SEQ_NUM_MISMATCH)) {
            throw new Broken("the reason {\"fencing_token_mismatch\":\"" + token + "\"}", reason.toString());
        }
    }

    @Then("the refusal names exactly one reason")
    public void namesOne() {
        var reason = reason();
        var reasons = Stream.of(Vocabulary.MEMBER_SEQ_NUM_MISMATCH, Vocabulary.MEMBER_FENCING_TOKEN_MISMATCH)
                .filter(reason::has)
                .count();
        if (reasons != 1) {
            throw new Broken("one reason", reason.toString());
        }
    }

    @Then("the reason that the refusal names is noted")
    public void noted() {
        scene.note("both conditions failed, and the refusal says " + reason());
    }

    @Then("the request is refused, but not for a condition")
    public void otherwiseRefused() {
        var status = scene.answer().status();
        if (status / 100 != 4 || status == Refusal.CONDITION_FAILED.status) {
            throw new Broken("a refusal (4xx) other than 412", Answered.summary(scene.answer()));
        }
    }

    /** A writer that names the token is let through, a writer that names another one is not. */
    @Then("the stream has the fencing token {string}")
    public void hasToken(String token) {
        var own = sent(Writer.numbered(scene.subject(), 1), Conditions.token(token));
        scene.granted(own, "an append with the token '" + token + "'", 200);
        var other = sent(Writer.numbered(scene.subject(), 1), Conditions.token("x" + token.length()));
        Answered.with(other, "an append with another token than '" + token + "'", Refusal.CONDITION_FAILED.status);
    }

    @Then("the stream has the fencing token {string} or {string}, which is noted")
    public void hasOneToken(String first, String second) {
        var answer = sent(Writer.numbered(scene.subject(), 1), Conditions.token(first));
        var token = answer.status() == 200 ? first : second;
        hasToken(token);
        scene.note("the stream has the token '" + token + "'");
    }

    private JsonNode reason() {
        var answer = Answered.with(scene.answer(), "the append", Refusal.CONDITION_FAILED.status);
        return Documents.object(answer.text(), "the refusal");
    }

    private void send(List<NewRecord> records, Conditions conditions) {
        scene.request(() -> sent(records, conditions));
    }

    /** Sends an append that may be refused; when it is acknowledged, it belongs to the stream. */
    private Response sent(List<NewRecord> records, Conditions conditions) {
        var answer = scene.client().send(request(scene.subject(), records, conditions));
        return scene.writer().answered(scene.subject(), records, answer);
    }

    /** Trim points are no text, so commands go as base64. */
    static Request request(Subject stream, List<NewRecord> records, Conditions conditions) {
        var format = records.stream().allMatch(NewRecord::isText) ? Format.RAW : Format.BASE64;
        return Client.json(stream.basin().append(stream.name()), conditions.in(Documents.append(records, format)))
                .with(Vocabulary.S2_FORMAT, format.wireName);
    }
}
