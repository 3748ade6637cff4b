// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import dev.tidemark.conformance.s2.client.Client;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.model.Chosen;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How a session is asked for and answered, and how soon its records come. */
public final class SseSteps {

    /** A copy may be used again without asking: an age above 0 without one of the words that forbid it. */
    private static final Pattern AGE = Pattern.compile("(?:^|[ ,])(?:s-maxage|max-age)=[1-9]");

    private final Scene scene;
    private final List<Span> waits = new ArrayList<>();

    public SseSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a reader starts an SSE session in base64 from {query}")
    public void startInBase64(Query query) {
        scene.read(() -> scene.reader().session(scene.subject(), query, Format.BASE64));
    }

    @When("a reader starts an SSE session with the query {string}")
    public void startLiterally(String rawQuery) {
        var request = Client.sessionRequest(scene.subject(), rawQuery, Format.RAW);
        scene.read(() -> scene.reader().session(request, Query.NONE, Format.RAW));
    }

    @When("a reader that accepts {string} reads from {query}")
    public void accept(String types, Query query) {
        var request =
                Client.readRequest(scene.subject(), query.text(), Format.RAW).with(Vocabulary.ACCEPT, types);
        scene.answer(Outcome.of(scene.client().wire().sendAsync(request)));
    }

    @When("a writer appends {int} records, each when the reader has the one before")
    public void appendEach(int count) {
        var session = scene.session();
        Answered.with(session.answer(), "a session", 200);
        for (int i = 0; i < count; i++) {
            scene.writer().appendNumbered(scene.subject(), 1);
            var acknowledged = Moment.now();
            await(session, scene.subject().tail().seqNum() - 1, session.patience());
            var arrived = session.deliveries()
                    .get(session.deliveries().size() - 1)
                    .event()
                    .arrived();
            waits.add(new Span(acknowledged, new Moment(arrived)));
        }
    }

    @Then("each of them came at once")
    public void eachAtOnce() {
        waits.forEach(scene.timing()::atOnce);
    }

    @Then("the session brings {records} at once")
    public void bringsAtOnce(Chosen records) {
        var expected = records.of(scene.subject());
        await(
                scene.session(),
                expected.get(expected.size() - 1).seqNum(),
                scene.timing().atOnce());
    }

    @Then("the answer is an event stream")
    public void isEventStream() {
        var answer = Answered.with(scene.answer(), "a session", 200);
        if (!isOfType(answer, Vocabulary.EVENT_STREAM)) {
            throw new Broken("an answer of the type " + Vocabulary.EVENT_STREAM, type(answer));
        }
    }

    @Then("the answer is no event stream")
    public void isNoEventStream() {
        var answer = Answered.with(scene.answer(), "a unary read", 200);
        if (isOfType(answer, Vocabulary.EVENT_STREAM)) {
            throw new Broken("an answer of the type " + Vocabulary.JSON, type(answer));
        }
    }

    @Then("the refusal is JSON and no event stream")
    public void refusalIsJson() {
        if (!isOfType(scene.answer(), Vocabulary.JSON)) {
            throw new Broken("a refusal of the type " + Vocabulary.JSON, type(scene.answer()));
        }
        Documents.object(scene.answer().text(), "the refusal");
    }

    @Then("the answer is an event stream or a batch, and which is noted")
    public void isOneOfThem() {
        var answer = Answered.with(scene.answer(), "a read", 200);
        if (isOfType(answer, Vocabulary.JSON)) {
            Documents.batch(Documents.object(answer.text(), "the answer to a read"), Format.RAW);
        } else if (!isOfType(answer, Vocabulary.EVENT_STREAM)) {
            throw new Broken("an event stream or JSON", type(answer));
        }
        scene.note("the answer is " + type(answer));
    }

    @Then("no cache may keep the answer, and what it says is noted")
    public void notCached() {
        var answer = Answered.with(scene.answer(), "a session", 200);
        var said = answer.header("Cache-Control").orElse("");
        var forbids = said.contains("no-store") || said.contains("no-cache");
        if (!forbids && (AGE.matcher(said).find() || said.contains("public"))) {
            throw new Broken("an answer that no cache keeps", "Cache-Control: " + said);
        }
        scene.note("Cache-Control: " + (said.isEmpty() ? "none" : said) + "; X-Accel-Buffering: "
                + answer.header("X-Accel-Buffering").orElse("none"));
    }

    private void await(Session session, long seqNum, Duration within) {
        var begin = Moment.now();
        session.readWhile(() -> !has(session, seqNum), within);
        if (!has(session, seqNum)) {
            var finding = new Broken(
                    "record " + seqNum + " in the session within " + within.toMillis() + " ms",
                    session.records().size() + " records"
                            + (session.hasEnded() ? " and the end of the session" : " and an open session"));
            if (session.hasEnded()) {
                throw finding;
            }
            scene.timing().late(begin.span(), within, finding);
        }
    }

    private static boolean has(Session session, long seqNum) {
        List<StoredRecord> records = session.records();
        return !records.isEmpty() && records.get(records.size() - 1).seqNum() >= seqNum;
    }

    private static boolean isOfType(Response answer, String type) {
        return type(answer).split(";", 2)[0].strip().equalsIgnoreCase(type);
    }

    private static String type(Response answer) {
        return answer.header(Vocabulary.CONTENT_TYPE).orElse("no Content-Type");
    }
}
