// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.conditions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.s2.client.Client;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Appends under conditions, where several writers have some, and refusals for them. */
public final class ConditionSteps {

    private final Scene scene;

    public ConditionSteps(Scene scene) {
        this.scene = scene;
    }

    /** All others must be refused with 412. */
    @When(
            "{int} writers send a record that expects the tail at the same time, for {int} round(s), and one succeeds in each")
    public void race(int writers, int rounds) {
        for (int round = 0; round < rounds; round++) {
            race("round " + round + " writer ", writers);
        }
    }

    private void race(String name, int writers) {
        var stream = scene.subject();
        var expected = Conditions.seqNum(stream.tail().seqNum());
        var records = IntStream.range(0, writers)
                .mapToObj(writer -> List.of(NewRecord.of(name + writer)))
                .toList();
        var answers = new ArrayList<CompletableFuture<Response>>();
        records.forEach(
                record -> answers.add(scene.client().wire().sendAsync(Client.appendRequest(stream, record, expected))));
        var accepted = new ArrayList<Integer>();
        for (int writer = 0; writer < writers; writer++) {
            var answer = Answered.with(Outcome.of(answers.get(writer)), "a conditional append", 200, 412);
            if (answer.status() == 200) {
                accepted.add(writer);
            }
        }
        if (accepted.size() != 1) {
            throw new Broken("one of " + writers + " appends accepted", accepted.size() + " accepted");
        }
        var winner = accepted.get(0);
        scene.writer().acknowledged(stream, records.get(winner), Outcome.of(answers.get(winner)));
    }

    /** Over another connection. */
    @When("a writer fences the stream {int} times, and another one is refused with the old token after each")
    public void fences(int count) {
        var stream = scene.subject();
        var old = "";
        for (int i = 0; i < count; i++) {
            var token = "token " + i;
            scene.writer().append(stream, List.of(NewRecord.fence(token)));
            var request = Client.appendRequest(stream, List.of(NewRecord.of("late")), Conditions.token(old));
            scene.granted(scene.client().send(request), "an append with the token before the last fence", 412);
            old = token;
        }
    }

    /** 412 with `seq_num_mismatch` or `fencing_token_mismatch`, and not with the other one. */
    @Then("the refusal names {conditions} alone")
    public void names(Conditions actual) {
        var reason = Refusal.reason(scene.answer());
        var named = actual.mismatches();
        if (!named.entrySet().stream().allMatch(each -> same(each.getValue(), reason.path(each.getKey())))) {
            throw new Broken("the reason " + named, reason.toString());
        }
    }

    /** An append that expects it is accepted, one that expects another is refused; of two, one or the other, which is noted. */
    @Then("the stream has the fencing token {token}")
    public void hasToken(List<String> tokens) {
        var first = expecting(tokens.get(0));
        var token = first.status() == 200 ? tokens.get(0) : tokens.get(tokens.size() - 1);
        var own = tokens.size() == 1 ? first : expecting(token);
        scene.granted(own, "an append with the token '" + token + "'", 200);
        var other = expecting("x" + token.length());
        Answered.with(other, "an append with another token than '" + token + "'", Refusal.CONDITION_FAILED.status);
        scene.note("the stream has the token '" + token + "'");
    }

    private Response expecting(String token) {
        var record = List.of(NewRecord.numbered(scene.subject().tail().seqNum()));
        return scene.writer().sent(scene.subject(), record, Conditions.token(token));
    }

    /** A number is one, however large it may be. */
    private static boolean same(JsonNode expected, JsonNode named) {
        return expected.isTextual() == named.isTextual()
                && expected.isNumber() == named.isNumber()
                && expected.asText().equals(named.asText());
    }
}
