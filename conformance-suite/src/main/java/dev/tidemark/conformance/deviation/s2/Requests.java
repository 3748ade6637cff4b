// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells the requests of S2 apart, and changes records where they stand in a batch: the words of S2 deviations. */
public final class Requests {
    private Requests() {}

    /** A read of any kind. */
    public static boolean reads(Request request) {
        return request.is("GET") && isRecords(request);
    }

    /** A read that is answered with one batch. */
    public static boolean readsOnce(Request request) {
        return reads(request) && !opensEvents(request) && !speaksS2s(request);
    }

    /** A read that is answered with events; the first type in Accept decides. */
    public static boolean opensEvents(Request request) {
        return reads(request)
                && !speaksS2s(request)
                && request.header(Vocabulary.ACCEPT)
                        .map(accept -> accept.strip().startsWith(Vocabulary.EVENT_STREAM))
                        .orElse(false);
    }

    /** A read or an append whose messages are S2S frames. */
    public static boolean speaksS2s(Request request) {
        return request.hasType(Vocabulary.S2S::equalsIgnoreCase);
    }

    /** An append of one batch. */
    public static boolean appends(Request request) {
        return request.is("POST") && isRecords(request) && !speaksS2s(request);
    }

    public static boolean checksTail(Request request) {
        return request.is("GET") && request.path().endsWith(Vocabulary.TAIL);
    }

    /** Creation of a stream, by POST or PUT. */
    public static boolean createsStream(Request request) {
        return request.is("POST") && request.path().equals(Vocabulary.STREAMS)
                || request.is("PUT") && isItem(request, Vocabulary.STREAMS);
    }

    public static boolean listsStreams(Request request) {
        return request.is("GET") && request.path().equals(Vocabulary.STREAMS);
    }

    public static boolean asksStream(Request request) {
        return request.is("GET") && isItem(request, Vocabulary.STREAMS);
    }

    public static boolean reconfiguresStream(Request request) {
        return request.is("PATCH") && isItem(request, Vocabulary.STREAMS);
    }

    public static boolean deletesStream(Request request) {
        return request.is("DELETE") && isItem(request, Vocabulary.STREAMS);
    }

    public static boolean deletesBasin(Request request) {
        return request.is("DELETE") && isItem(request, Vocabulary.BASINS);
    }

    /** What tells the stream of a read, append or tail check from all others: its basin and its name. */
    public static String stream(Request request) {
        return request.header(Vocabulary.S2_BASIN).orElse("") + request.path().replaceFirst("/records(/tail)?$", "");
    }

    /** The request that asks for the tail of the same stream. */
    public static Request tailOf(Request request) {
        String path = request.path().replaceFirst("/records(/tail)?$", "") + Vocabulary.TAIL;
        Request tail = Request.of("GET", path);
        tail.headers().addAll(request.headers());
        return tail.withoutHeader(Vocabulary.ACCEPT)
                .withoutHeader(Vocabulary.LAST_EVENT_ID)
                .withoutHeader(Headers.CONTENT_TYPE)
                .withoutHeader(Headers.CONTENT_LENGTH);
    }

    /** Changes the records of a batch: a unary answer, the data of a batch event or the body of an append. */
    public static UnaryOperator<ObjectNode> records(UnaryOperator<List<ObjectNode>> change) {
        return batch -> {
            if (!batch.path(Vocabulary.MEMBER_RECORDS).isArray()) {
                return batch;
            }
            List<ObjectNode> records = new ArrayList<>();
            batch.get(Vocabulary.MEMBER_RECORDS).forEach(each -> records.add((ObjectNode) each));
            ObjectNode changed = batch.deepCopy();
            changed.putArray(Vocabulary.MEMBER_RECORDS).addAll(change.apply(records));
            return changed;
        };
    }

    /** Changes each record of a batch. */
    public static UnaryOperator<ObjectNode> eachRecord(UnaryOperator<ObjectNode> change) {
        return records(records -> records.stream().map(change).toList());
    }

    /** {@code /v1/streams/name}: the name is one segment. */
    private static boolean isItem(Request request, String collection) {
        return request.path().startsWith(collection + "/") && segments(request) == 4;
    }

    private static boolean isRecords(Request request) {
        return request.path().startsWith(Vocabulary.STREAMS + "/")
                && request.path().endsWith(Vocabulary.RECORDS)
                && segments(request) == 5;
    }

    private static int segments(Request request) {
        return request.path().split("/", -1).length;
    }
}
