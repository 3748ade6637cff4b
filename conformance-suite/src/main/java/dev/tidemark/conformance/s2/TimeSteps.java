// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Timestamping;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Timestamps that writers send, and those that are stored. */
public final class TimeSteps {

    /** How far the clock of the server may be from the one of the suite. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final Scene scene;
    private long sent;
    private Instant before = Instant.EPOCH;
    private Instant after = Instant.EPOCH;

    public TimeSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a stream with the timestamping {string}")
    public void stream(String words) {
        create(scene.freshStream(), Timestamping.parse(words));
    }

    @Given("a stream in a basin without a configuration")
    public void unconfigured() {
        var fresh = scene.freshStream(scene.basin("{}"));
        scene.subject(scene.writer().create(fresh.basin(), fresh.name(), null));
    }

    @When("a writer sends a record stamped {moment}")
    public void sendStamped(Duration moment) {
        sent = Instant.now().plus(moment).toEpochMilli();
        send(List.of(NewRecord.of("stamped").at(sent)));
    }

    @When("a writer sends a record without a timestamp")
    public void sendUnstamped() {
        send(List.of(NewRecord.of("not stamped")));
    }

    @When("a writer sends a record at the timestamp {int} with another one without a timestamp")
    public void sendBoth(int timestamp) {
        send(List.of(NewRecord.of("stamped").at(timestamp), NewRecord.of("not stamped")));
    }

    @When("the timestamping of the stream is changed to {string}")
    public void change(String words) {
        var config = Timestamping.parse(words).config();
        scene.granted(scene.client().reconfigure(scene.subject(), config), "a reconfiguration", 200);
    }

    @Then("the last record has the timestamp that it was sent with")
    public void kept() {
        var stored = last();
        if (stored != sent) {
            throw new Broken("the timestamp " + sent + ", as it was sent", String.valueOf(stored));
        }
    }

    @Then("the last record has the time of its arrival")
    public void arrival() {
        Answered.with(scene.answer(), "the append", 200);
        var earliest = before.minus(SKEW).toEpochMilli();
        var latest = after.plus(SKEW).toEpochMilli();
        var stored = last();
        if (stored < earliest || stored > latest) {
            throw new Broken("a timestamp from " + earliest + " to " + latest, String.valueOf(stored));
        }
    }

    @Then("the records have the timestamps {numbers}")
    public void all(List<Integer> timestamps) {
        same(timestamps, stored());
    }

    @Then("the first records have the timestamps {numbers}")
    public void first(List<Integer> timestamps) {
        var stored = stored();
        same(timestamps, stored.subList(0, Math.min(stored.size(), timestamps.size())));
    }

    @Then("all records have the timestamp of the first")
    public void level() {
        var stored = stored();
        if (stored.stream().distinct().count() != 1) {
            throw new Broken("one timestamp", String.valueOf(stored));
        }
    }

    @Then("no timestamp is below the one before it")
    public void neverFalling() {
        var stored = stored();
        for (int i = 1; i < stored.size(); i++) {
            if (stored.get(i) < stored.get(i - 1)) {
                throw new Broken(
                        "a timestamp of record " + i + " not below " + stored.get(i - 1),
                        String.valueOf(stored.get(i)));
            }
        }
    }

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

    private void create(Subject fresh, Timestamping timestamping) {
        scene.subject(scene.writer().create(fresh.basin(), fresh.name(), timestamping.config()));
    }

    private void send(List<NewRecord> records) {
        before = Instant.now();
        var answer = scene.client().append(scene.subject(), records, Format.RAW);
        after = Instant.now();
        scene.answer(scene.writer().answered(scene.subject(), records, answer));
    }

    private long last() {
        Answered.with(scene.answer(), "the append", 200);
        var stored = stored();
        return stored.get(stored.size() - 1);
    }

    /** The timestamps of all records. */
    private List<Long> stored() {
        var count = scene.subject().tail().seqNum();
        var records = scene.reader().readAll(scene.subject(), 0);
        if (records.size() != count) {
            throw new Broken(count + " records", String.valueOf(records.size()));
        }
        return records.stream().map(StoredRecord::timestamp).toList();
    }

    private static void same(List<Integer> expected, List<Long> stored) {
        if (!text(expected).equals(text(stored))) {
            throw new Broken("the timestamps " + text(expected), text(stored));
        }
    }

    private static String text(List<? extends Number> timestamps) {
        return timestamps.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
