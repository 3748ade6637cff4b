// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells the requests of S2 apart, and changes records where they stand in a batch: the words of S2 deviations. */
public final class Requests {
    private static final String STREAMS = "/v1/streams";
    private static final String BASINS = "/v1/basins";

    private Requests() {}

    /** A read of any kind. */
    public static boolean reads(Request request) {
        return request.reads() && isRecords(request);
    }

    /** A read that is answered with one batch. */
    public static boolean readsOnce(Request request) {
        return reads(request) && !opensEvents(request) && !speaksS2s(request);
    }

    /** A read that is answered with events; the first type in Accept decides. */
    public static boolean opensEvents(Request request) {
        return reads(request)
                && !speaksS2s(request)
                && request.header(Wire.ACCEPT)
                        .map(accept -> accept.strip().startsWith(Wire.EVENT_STREAM))
                        .orElse(false);
    }

    /** A read or an append whose messages are S2S frames. */
    public static boolean speaksS2s(Request request) {
        return request.contentType().filter(Wire.S2S::equalsIgnoreCase).isPresent();
    }

    /** An append of one batch. */
    public static boolean appends(Request request) {
        return request.method().equals("POST") && isRecords(request) && !speaksS2s(request);
    }

    public static boolean checksTail(Request request) {
        return request.reads() && request.stream().endsWith("/records/tail");
    }

    /** Creation of a stream, by POST or PUT. */
    public static boolean createsStream(Request request) {
        return request.method().equals("POST") && request.stream().equals(STREAMS)
                || request.method().equals("PUT") && isItem(request, STREAMS);
    }

    public static boolean listsStreams(Request request) {
        return request.reads() && request.stream().equals(STREAMS);
    }

    public static boolean asksStream(Request request) {
        return request.reads() && isItem(request, STREAMS);
    }

    public static boolean reconfiguresStream(Request request) {
        return request.method().equals("PATCH") && isItem(request, STREAMS);
    }

    public static boolean deletesStream(Request request) {
        return request.deletes() && isItem(request, STREAMS);
    }

    public static boolean deletesBasin(Request request) {
        return request.deletes() && isItem(request, BASINS);
    }

    /** What tells the stream of a read, append or tail check from all others: its basin and its name. */
    public static String stream(Request request) {
        return request.header(Wire.BASIN).orElse("") + request.stream().replaceFirst("/records(/tail)?$", "");
    }

    /** The request that asks for the tail of the same stream. */
    public static Request tailOf(Request request) {
        String path = request.stream().replaceFirst("/records(/tail)?$", "") + "/records/tail";
        Request tail = Request.of("GET", path);
        tail.headers().addAll(request.headers());
        return tail.withoutHeader(Wire.ACCEPT)
                .withoutHeader(Wire.LAST_EVENT_ID)
                .withoutHeader(Headers.CONTENT_TYPE)
                .withoutHeader(Headers.CONTENT_LENGTH);
    }

    /** Changes the records of a batch: a unary answer, the data of a batch event or the body of an append. */
    public static UnaryOperator<ObjectNode> records(UnaryOperator<List<ObjectNode>> change) {
        return batch -> {
            if (!batch.path(Wire.RECORDS).isArray()) {
                return batch;
            }
            List<ObjectNode> records = new ArrayList<>();
            batch.get(Wire.RECORDS).forEach(each -> records.add((ObjectNode) each));
            ObjectNode changed = batch.deepCopy();
            changed.putArray(Wire.RECORDS).addAll(change.apply(records));
            return changed;
        };
    }

    /** Changes each record of a batch. */
    public static UnaryOperator<ObjectNode> eachRecord(UnaryOperator<ObjectNode> change) {
        return records(records -> records.stream().map(change).toList());
    }

    /** {@code /v1/streams/name}: the name is one segment. */
    private static boolean isItem(Request request, String collection) {
        return request.stream().startsWith(collection + "/") && segments(request) == 4;
    }

    private static boolean isRecords(Request request) {
        return request.stream().startsWith(STREAMS + "/")
                && request.stream().endsWith("/records")
                && segments(request) == 5;
    }

    private static int segments(Request request) {
        return request.stream().split("/", -1).length;
    }
}
