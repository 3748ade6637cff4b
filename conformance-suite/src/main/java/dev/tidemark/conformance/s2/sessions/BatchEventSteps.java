// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.model.Batch;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.EventId;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.wire.message.RawEvent;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Batch events: their form, and the totals in their ids. */
public final class BatchEventSteps {

    private final Scene scene;

    public BatchEventSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("every event with records is a batch event with an id")
    public void form() {
        deliveries();
        for (var event : scene.session().events()) {
            var named = event.name().filter(Vocabulary.EVENT_BATCH::equals).isPresent();
            if (hasRecords(event) && (!named || event.id().isEmpty())) {
                throw new Broken("records in an event with 'event: batch' and an id", event.toString());
            }
        }
    }

    @Then("every id is three decimal numbers with commas between them")
    public void idForm() {
        deliveries().forEach(delivery -> EventId.parse(delivery.id()));
    }

    @Then("the first number of every id is that of the last record in its batch")
    public void first() {
        check("the last sequence number", EventId::seqNum, batches -> last(batches.get(batches.size() - 1))
                .seqNum());
    }

    @Then("the second number of every id counts the records so far")
    public void second() {
        check("the number of records so far", EventId::count, batches -> batches.stream()
                .mapToLong(batch -> batch.records().size())
                .sum());
    }

    @Then("the third number of every id sums up the metered bytes so far")
    public void third() {
        check("the metered bytes so far", EventId::bytes, batches -> batches.stream()
                .mapToLong(Batch::metered)
                .sum());
    }

    @Then("the last id is {string}")
    public void lastId(String id) {
        var deliveries = deliveries();
        var last = deliveries.get(deliveries.size() - 1);
        if (!last.id().equals(id)) {
            throw new Broken("the id " + id, "the id " + last.id());
        }
    }

    @Then("no batch is empty")
    public void notEmpty() {
        scene.session().deliveries().stream()
                .filter(delivery -> delivery.batch().records().isEmpty())
                .findFirst()
                .ifPresent(empty -> {
                    throw new Broken(
                            "records in every batch event", empty.event().toString());
                });
    }

    @Then("every batch tells a tail behind its last record")
    public void tail() {
        for (var delivery : deliveries()) {
            var last = last(delivery.batch()).seqNum();
            var tail = delivery.batch().tail().map(Position::seqNum);
            if (tail.isEmpty() || tail.get() <= last) {
                throw new Broken(
                        "a tail greater than " + last,
                        tail.map(found -> "the tail " + found).orElse("a batch without a tail"));
            }
        }
    }

    private void check(String what, ToLongFunction<EventId> number, Function<List<Batch>, Long> expected) {
        var deliveries = deliveries();
        for (int i = 0; i < deliveries.size(); i++) {
            var sofar = deliveries.subList(0, i + 1).stream()
                    .map(Session.Delivery::batch)
                    .toList();
            var due = expected.apply(sofar);
            var id = EventId.parse(deliveries.get(i).id());
            if (number.applyAsLong(id) != due) {
                throw new Broken(what + " " + due + " in the id of batch " + (i + 1), "the id " + id);
            }
        }
    }

    private List<Session.Delivery> deliveries() {
        var deliveries = scene.session().deliveries();
        if (deliveries.isEmpty()) {
            throw new Broken("batch events", "the events " + scene.session().events());
        }
        return deliveries;
    }

    private static StoredRecord last(Batch batch) {
        if (batch.records().isEmpty()) {
            throw new Broken("records in every batch event", "an empty batch");
        }
        return batch.records().get(batch.records().size() - 1);
    }

    private static boolean hasRecords(RawEvent event) {
        return event.data()
                .flatMap(BatchEventSteps::json)
                .filter(data -> data.path(Vocabulary.MEMBER_RECORDS).size() > 0)
                .isPresent();
    }

    private static Optional<JsonNode> json(String data) {
        return data.startsWith("{") ? Optional.of(Documents.object(data, "an event")) : Optional.empty();
    }
}
