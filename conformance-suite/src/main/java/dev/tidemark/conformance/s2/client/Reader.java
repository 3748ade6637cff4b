// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.target.Limits;
import dev.tidemark.conformance.wire.message.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A reader: starts reads of any kind, and looks at the outcome of what others did. */
public final class Reader {

    private final Scene scene;
    private final Client client;
    private final Limits limits;

    Reader(Scene scene) {
        this.scene = scene;
        this.client = scene.client();
        this.limits = scene.target().limits();
    }

    /** A unary read; its answer is waited for where it has none to wait for itself. */
    Reading unary(Subject stream, ReadPlan plan) {
        var format = format(stream, plan);
        var request = request(Client.readRequest(stream, plan.text(), format), stream, plan);
        var began = Moment.now();
        var within = limits.answer().plusSeconds(plan.query().waits().orElse(0));
        if (plan.query().waits().orElse(0) > 0) {
            return new UnaryReading(began, client.wire().sendAsync(request, within), plan, format);
        }
        var answer = client.send(request, within);
        return new UnaryReading(began, CompletableFuture.completedFuture(answer), plan, format);
    }

    /** A session; the head of the answer is there when this returns. */
    Session session(Subject stream, ReadPlan plan) {
        var format = format(stream, plan);
        var request = request(Client.sessionRequest(stream, plan.text(), format), stream, plan);
        var began = Moment.now();
        var events = plan.pause().isPresent()
                ? client.wire().openPaused(request)
                : client.wire().openRaw(request);
        return new Session(scene, began, events, plan, format, limits.answer());
    }

    /** A session that says nothing but this. */
    public Session session(Subject stream, Query query) {
        return session(stream, ReadPlan.of(query));
    }

    private static Format format(Subject stream, ReadPlan plan) {
        return plan.format().orElseGet(stream::format);
    }

    private static Request request(Request plain, Subject stream, ReadPlan plan) {
        var request = plain;
        for (var header : plan.headers().entrySet()) {
            request = request.with(header.getKey(), header.getValue());
        }
        var id = plan.resumed(stream);
        return id.isPresent() ? request.with(Vocabulary.LAST_EVENT_ID, id.get().toString()) : request;
    }

    /** The tail as the server tells it. */
    public Position tail(Subject stream) {
        return tail(client.bulk(), stream);
    }

    /** The same over a connection of its own. */
    public Position freshTail(Subject stream) {
        return tail(client, stream);
    }

    private static Position tail(Client client, Subject stream) {
        var answer = Answered.with(client.checkTail(stream), "a check of the tail", 200);
        var body = Documents.object(answer.text(), "the answer to a check of the tail");
        return Documents.position(body, Vocabulary.MEMBER_TAIL);
    }

    /** Every record from here to the tail of the model, over as many answers as it takes; binary data survives. */
    public List<StoredRecord> readAll(Subject stream, long seqNum) {
        var records = new ArrayList<StoredRecord>();
        var next = seqNum;
        var pursuit = scene.pursuit("reading from answer to answer", stream, 0);
        while (pursuit.goesOn() && next < stream.tail().seqNum()) {
            pursuit.reach("sequence number " + next);
            var batch = read(stream, Query.from(next));
            if (batch.isEmpty()) {
                return records;
            }
            pursuit.take(batch.size());
            records.addAll(batch);
            next = records.get(records.size() - 1).seqNum() + 1;
        }
        return records;
    }

    private List<StoredRecord> read(Subject stream, Query query) {
        var answer = client.bulk().read(stream, query.text(), Format.BASE64, limits.answer());
        Answered.with(answer, "a read with " + query.text(), 200);
        return Documents.batch(Documents.object(answer.text(), "the answer to a read"), Format.BASE64)
                .records();
    }
}
