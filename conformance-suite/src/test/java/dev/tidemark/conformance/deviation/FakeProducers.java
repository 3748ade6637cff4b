// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.HashMap;
import java.util.Map;

/** The producers of one stream (section 5.2.1), as far as the probes look. */
final class FakeProducers {
    private static final long LARGEST = (1L << 53) - 1;

    private record Session(long epoch, long last) {}

    private final Map<String, Session> sessions = new HashMap<>();
    private String closing = "";

    /** The status that ends the request, or 0 when it may be stored. Header fields are set on the way. */
    int judge(HttpServerRequest request, FakeStream stream) {
        String id = request.getHeader(Wire.PRODUCER_ID);
        String epochText = request.getHeader(Wire.PRODUCER_EPOCH);
        String sequenceText = request.getHeader(Wire.PRODUCER_SEQ);
        if (id == null && epochText == null && sequenceText == null) {
            return 0;
        }
        if (id == null || id.isEmpty() || malformed(epochText) || malformed(sequenceText)) {
            return 400;
        }
        if (stream.closed()) {
            return tuple(request).equals(closing) ? 204 : 409;
        }
        long epoch = Long.parseLong(epochText);
        long sequence = Long.parseLong(sequenceText);
        Session session = sessions.getOrDefault(id, new Session(epoch, -1));
        return judge(request.response(), session, epoch, sequence);
    }

    private static int judge(HttpServerResponse response, Session session, long epoch, long sequence) {
        if (epoch < session.epoch()) {
            response.putHeader(Wire.PRODUCER_EPOCH, String.valueOf(session.epoch()));
            return 403;
        }
        if (epoch > session.epoch()) {
            return sequence == 0 ? 0 : 400;
        }
        if (sequence <= session.last()) {
            accepted(response, session);
            return 204;
        }
        if (sequence > session.last() + 1) {
            response.putHeader(Wire.PRODUCER_EXPECTED, String.valueOf(session.last() + 1));
            response.putHeader(Wire.PRODUCER_RECEIVED, String.valueOf(sequence));
            return 409;
        }
        return 0;
    }

    /** Keeps the numbers of an append that was stored, or of a close; true for an append of a producer. */
    boolean stored(HttpServerRequest request, boolean closes) {
        if (request.getHeader(Wire.PRODUCER_ID) == null) {
            return false;
        }
        Session session = new Session(
                Long.parseLong(request.getHeader(Wire.PRODUCER_EPOCH)),
                Long.parseLong(request.getHeader(Wire.PRODUCER_SEQ)));
        sessions.put(request.getHeader(Wire.PRODUCER_ID), session);
        accepted(request.response(), session);
        closing = closes ? tuple(request) : closing;
        return true;
    }

    private static void accepted(HttpServerResponse response, Session session) {
        response.putHeader(Wire.PRODUCER_EPOCH, String.valueOf(session.epoch()));
        response.putHeader(Wire.PRODUCER_SEQ, String.valueOf(session.last()));
    }

    private static String tuple(HttpServerRequest request) {
        return request.getHeader(Wire.PRODUCER_ID) + " " + request.getHeader(Wire.PRODUCER_EPOCH) + " "
                + request.getHeader(Wire.PRODUCER_SEQ);
    }

    private static boolean malformed(String number) {
        return number == null || !number.matches("\\d{1,16}") || Long.parseLong(number) > LARGEST;
    }
}
