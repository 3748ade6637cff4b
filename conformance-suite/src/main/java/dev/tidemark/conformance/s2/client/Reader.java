// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.target.Limits;
import dev.tidemark.conformance.wire.message.Request;
import java.time.Duration;
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

    /** A unary read whose answer is waited for. */
    Reading unary(Subject stream, Query query, Format format) {
        var began = Moment.now();
        var answer = client.read(stream, query.text(), format, within(query));
        return new UnaryReading(began, CompletableFuture.completedFuture(answer), format);
    }

    /** A unary read whose answer is not waited for. */
    public Reading longPoll(Subject stream, Query query, Format format) {
        return new UnaryReading(Moment.now(), client.readAsync(stream, query.text(), format, within(query)), format);
    }

    /** A session; the head of the answer is there when this returns. */
    public Session session(Subject stream, Query query, Format format) {
        return session(Client.sessionRequest(stream, query.text(), format), query, format);
    }

    /** A session by a request of one's own. */
    public Session session(Request request, Query query, Format format) {
        var began = Moment.now();
        return new Session(scene, began, client.wire().openRaw(request), query, format, limits.answer());
    }

    /** A session of which nothing is read before {@link Session#readOn()}. */
    public Session pausedSession(Subject stream, Query query, Format format) {
        var began = Moment.now();
        var request = Client.sessionRequest(stream, query.text(), format);
        return new Session(scene, began, client.wire().openPaused(request), query, format, limits.answer());
    }

    /** The tail as the server tells it. */
    public Position tail(Subject stream) {
        var answer = Answered.with(client.bulk().checkTail(stream), "a check of the tail", 200);
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

    /** What a read of one record at this sequence number gives; binary data survives. */
    public List<StoredRecord> readOne(Subject stream, long seqNum) {
        return read(stream, Query.from(seqNum).with(Vocabulary.COUNT, 1));
    }

    private List<StoredRecord> read(Subject stream, Query query) {
        var answer = client.bulk().read(stream, query.text(), Format.BASE64, limits.answer());
        Answered.with(answer, "a read with " + query.text(), 200);
        return Documents.batch(Documents.object(answer.text(), "the answer to a read"), Format.BASE64)
                .records();
    }

    /** A read may wait as long as it says before its answer is due. */
    private Duration within(Query query) {
        return limits.answer().plusSeconds(query.waits().orElse(0));
    }
}
