// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.append;

import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.AppendRace;
import dev.tidemark.conformance.s2.client.Client;
import dev.tidemark.conformance.s2.client.Pieces;
import dev.tidemark.conformance.s2.client.Race;
import dev.tidemark.conformance.s2.client.ReadKind;
import dev.tidemark.conformance.s2.client.Reading;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Batch;
import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Load;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.reports.contract.Broken;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes on beside writers. */
public enum Watch {
    @Word(value = "all at the same time", means = "Nothing but the appends.")
    NOTHING {
        @Override
        void run(Race race, int writers, Load load) {
            race.run(writers, load, batch -> {});
        }
    },

    @Word(
            value = "checking the tail after each",
            means =
                    "Over a connection of its own; no tail may be behind the acknowledgement, and that of a lone writer is its end.")
    TAIL_AFTER_EACH {
        @Override
        void run(Race race, int writers, Load load) {
            var reader = race.scene().reader();
            var stream = race.scene().subject();
            race.run(writers, load, batch -> {
                var tail = reader.freshTail(stream);
                batch.ack().mustReach(tail);
                if (writers == 1 && tail.seqNum() != batch.ack().end().seqNum()) {
                    throw new Broken(
                            "the tail where the append ended, " + batch.ack().end(), String.valueOf(tail));
                }
            });
        }
    },

    @Word(value = "reading each back at once", means = "Over a connection of its own; each read has to give the batch.")
    READ_BACK {
        @Override
        void run(Race race, int writers, Load load) {
            var client = race.scene().client();
            race.run(writers, load, batch -> readBack(race.scene(), client, batch));
        }
    },

    @Word(
            value = "while a client keeps checking the tail",
            means = "No tail may be below the one before it, in number or timestamp.")
    TAIL_MEANWHILE {
        @Override
        void run(Race race, int writers, Load load) {
            var tails = new ArrayList<Position>();
            var reader = race.scene().reader();
            var stream = race.scene().subject();
            race.runBeside(writers, load, MOST_CHECKS, () -> tails.add(reader.tail(stream)));
            Position.mustNotFall(tails);
        }
    },

    @Word(
            value = "while another one expects the sequence number 0",
            means =
                    "It is refused with 412 each time, and no tail that is checked then may be below the number in the refusal.")
    REFUSED_MEANWHILE {
        @Override
        void run(Race race, int writers, Load load) {
            var client = race.scene().client().bulk();
            var reader = race.scene().reader();
            var stream = race.scene().subject();
            race.runBeside(writers, load, MOST_CHECKS, () -> {
                var request = Client.appendRequest(stream, List.of(NewRecord.of("late")), Conditions.seqNum(0));
                var refusal = Answered.with(client.send(request), "an append that expects the first record", 412);
                var named = Documents.number(
                        Documents.object(refusal.text(), "the refusal"), Vocabulary.MEMBER_SEQ_NUM_MISMATCH);
                var tail = reader.tail(stream);
                if (tail.seqNum() < named) {
                    throw new Broken(
                            "a tail of at least " + named + ", which a refusal has named", "the tail: " + tail);
                }
            });
        }
    },

    @Word(
            value = "while a reader follows from the start",
            means = "Until all records have come; a unary reader polls on and on, waiting 5 seconds.")
    FOLLOWED {
        @Override
        void run(Race race, int writers, Load load) {
            var scene = race.scene();
            var all = writers * load.mostRecords();
            var kind = ReadKind.of(scene);
            if (kind.isSession()) {
                scene.start(kind, from(0));
            }
            race.runBeside(writers, load, running -> {
                if (!kind.isSession()) {
                    scene.reading(poll(scene, all, running));
                }
                var pursuit = scene.pursuit("following", scene.subject(), MOST_POLLS);
                while (pursuit.goesOn() && !running.isDone()) {
                    scene.reading().receive(all);
                }
                var received = scene.reading().receive(all).size();
                if (received < all) {
                    // What was never appended cannot come: that is for the writers to say.
                    Outcome.of(running);
                    throw new Broken(all + " records", received + " records");
                }
            });
        }
    },

    @Word(
            value = "while 30 readers come",
            means = "Sessions from the first record on, begun all the time that the writers append.")
    READERS_COME {
        @Override
        void run(Race race, int writers, Load load) {
            var appended = new AtomicInteger();
            race.run(writers, load, batch -> {
                var due = appended.getAndIncrement() * COMERS / (writers * load.count()) + 1;
                if (race.crowd().size() < due) {
                    race.crowd().join(ReadKind.SSE_SESSION, from(0));
                }
            });
        }
    };

    private static final int MOST_CHECKS = 100_000;
    private static final int MOST_POLLS = 10_000;
    private static final int COMERS = 30;
    private static final int SECONDS = 5;

    /** Runs the race, and this beside it. */
    abstract void run(Race race, int writers, Load load);

    private static ReadPlan from(long seqNum) {
        return ReadPlan.of(Query.from(seqNum)).in(Format.RAW);
    }

    private static ReadPlan waitingFrom(long seqNum) {
        return ReadPlan.of(Query.from(seqNum).with(Vocabulary.WAIT, SECONDS)).in(Format.RAW);
    }

    private static Reading poll(Scene scene, int all, CompletableFuture<Void> running) {
        var batches = new ArrayList<Batch>();
        var next = 0;
        Reading last = null;
        var pursuit = scene.pursuit("polling on", scene.subject(), MOST_POLLS);
        while (pursuit.goesOn() && next < all) {
            var over = running.isDone();
            last = scene.start(ReadKind.UNARY, waitingFrom(next));
            var batch = last.batches().get(0);
            if (batch.records().isEmpty() && over) {
                break;
            }
            batches.add(batch);
            next += batch.records().size();
        }
        return new Pieces(batches, last);
    }

    /** What was acknowledged is there for a reader that asks at once. */
    private static void readBack(Scene scene, Client client, AppendRace.Batch batch) {
        var first = batch.ack().start().seqNum();
        var query = Query.from(first).with(Vocabulary.COUNT, batch.records().size());
        var answer = client.read(
                scene.subject(),
                query.text(),
                Format.RAW,
                scene.target().limits().answer());
        Answered.with(answer, "a read of a batch that was acknowledged", 200);
        var read = Documents.batch(Documents.object(answer.text(), "the answer to a read"), Format.RAW)
                .records();
        var bodies = read.stream().map(record -> record.body().text()).toList();
        var expected = AppendRace.markers(batch.records());
        if (!bodies.equals(expected) || read.get(0).seqNum() != first) {
            throw new Broken(
                    "the batch that was acknowledged before, " + expected + " from " + first, String.valueOf(read));
        }
    }
}
