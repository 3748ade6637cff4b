// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.ReadKind;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.model.Batch;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.EventId;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.wire.message.RawEvent;
import dev.tidemark.reports.contract.Broken;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What a batch has to be like. */
public enum BatchTrait {
    @Word(
            value = "is a batch event with an id",
            means = "Whatever event brings records is called `batch` and has an id.")
    NAMED {
        @Override
        void check(Scene scene) {
            deliveries(scene);
            for (var event : scene.session().events()) {
                var named = event.name().filter(Vocabulary.EVENT_BATCH::equals).isPresent();
                if (hasRecords(event) && (!named || event.id().isEmpty())) {
                    throw new Broken("records in an event with 'event: batch' and an id", event.toString());
                }
            }
        }
    },

    @Word(value = "holds a record", means = "None that has come is empty; there may be none.")
    NOT_EMPTY {
        @Override
        void check(Scene scene) {
            scene.session().deliveries().stream()
                    .filter(delivery -> delivery.batch().records().isEmpty())
                    .findFirst()
                    .ifPresent(empty -> {
                        throw new Broken(
                                "records in every batch event", empty.event().toString());
                    });
        }
    },

    @Word(value = "holds at most 1000 records and a mebibyte", means = "Of metered bytes.")
    WITHIN_LIMITS {
        @Override
        void check(Scene scene) {
            for (var batch : scene.session().batches()) {
                if (batch.records().size() > MOST_RECORDS || batch.metered() > Vocabulary.MOST_BYTES) {
                    throw new Broken(
                            "batches of at most " + MOST_RECORDS + " records and " + Vocabulary.MOST_BYTES
                                    + " metered bytes",
                            "one of " + batch.records().size() + " records and " + batch.metered() + " bytes");
                }
            }
        }
    },

    @Word(value = "tells a tail behind its last record", means = "A sequence number greater than that of the record.")
    TAIL {
        @Override
        void check(Scene scene) {
            for (var delivery : deliveries(scene)) {
                var last = last(delivery.batch()).seqNum();
                var tail = delivery.batch().tail().map(Position::seqNum);
                if (tail.isEmpty() || tail.get() <= last) {
                    throw new Broken(
                            "a tail greater than " + last,
                            tail.map(found -> "the tail " + found).orElse("a batch without a tail"));
                }
            }
        }
    },

    @Word(
            value = "tells a tail ahead of its records or none",
            means =
                    "A greater sequence number, and no lesser timestamp, than those of its last record; how many batches told one is noted.")
    NO_TAIL_BEHIND {
        @Override
        void check(Scene scene) {
            var batches = scene.reading().batches();
            batches.forEach(batch -> batch.tail().ifPresent(tail -> ahead(tail, batch.records())));
            var told =
                    batches.stream().filter(batch -> batch.tail().isPresent()).count();
            scene.note(told + " of " + batches.size() + " batches had a tail");
        }
    },

    @Word(value = "has three decimal numbers with commas between them as its id", means = "`5,6,78`.")
    ID_FORM {
        @Override
        void check(Scene scene) {
            deliveries(scene).forEach(delivery -> EventId.parse(delivery.id()));
        }
    },

    @Word(value = "has the number of its last record first in its id", means = "The sequence number.")
    FIRST {
        @Override
        void check(Scene scene) {
            total(scene, "the last sequence number", EventId::seqNum, 0, batches -> last(batches.get(
                            batches.size() - 1))
                    .seqNum());
        }
    },

    @Word(
            value = "has the number of records so far second in its id",
            means = "Over the whole session, those from before a break included.")
    SECOND {
        @Override
        void check(Scene scene) {
            var before = scene.session().before(scene.subject()).size();
            total(scene, "the number of records so far", EventId::count, before, batches -> batches.stream()
                    .mapToLong(batch -> batch.records().size())
                    .sum());
        }
    },

    @Word(
            value = "has the metered bytes so far third in its id",
            means =
                    "Of a record 8, 2 for each header, and the bytes of names, values and body; those from before a break included.")
    THIRD {
        @Override
        void check(Scene scene) {
            var before = scene.session().before(scene.subject()).stream()
                    .mapToLong(record -> record.content().metered())
                    .sum();
            total(scene, "the metered bytes so far", EventId::bytes, before, batches -> batches.stream()
                    .mapToLong(Batch::metered)
                    .sum());
        }
    },

    @Word(
            value = "has an id behind which a session goes on",
            means = "One session for each id so far brings exactly what follows it.")
    RESUMABLE {
        @Override
        void check(Scene scene) {
            var stream = scene.subject();
            var ids = scene.session().deliveries().stream()
                    .map(Session.Delivery::id)
                    .toList();
            for (var id : ids) {
                var resumed = scene.start(
                        ReadKind.SSE_SESSION, ReadPlan.of(Query.from(0)).after(id));
                var expected = stream.between(
                        EventId.parse(id).seqNum() + 1, stream.tail().seqNum());
                Expected.same(expected, resumed.receive(expected.size()));
            }
        }
    };

    private static final int MOST_RECORDS = 1000;

    abstract void check(Scene scene);

    private static void ahead(Position tail, List<StoredRecord> records) {
        if (records.isEmpty()) {
            return;
        }
        var last = records.get(records.size() - 1);
        if (tail.seqNum() <= last.seqNum() || tail.timestamp() < last.timestamp()) {
            throw new Broken("a tail ahead of " + last, "the tail: " + tail);
        }
    }

    /** @param before what is to be added to that of the batches so far */
    private static void total(
            Scene scene,
            String what,
            ToLongFunction<EventId> number,
            long before,
            Function<List<Batch>, Long> expected) {
        var deliveries = deliveries(scene);
        for (int i = 0; i < deliveries.size(); i++) {
            var sofar = deliveries.subList(0, i + 1).stream()
                    .map(Session.Delivery::batch)
                    .toList();
            var due = before + expected.apply(sofar);
            var id = EventId.parse(deliveries.get(i).id());
            if (number.applyAsLong(id) != due) {
                throw new Broken(what + " " + due + " in the id of batch " + (i + 1), "the id " + id);
            }
        }
    }

    private static List<Session.Delivery> deliveries(Scene scene) {
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
                .flatMap(BatchTrait::json)
                .filter(data -> data.path(Vocabulary.MEMBER_RECORDS).size() > 0)
                .isPresent();
    }

    private static Optional<JsonNode> json(String data) {
        return data.startsWith("{") ? Optional.of(Documents.object(data, "an event")) : Optional.empty();
    }
}
