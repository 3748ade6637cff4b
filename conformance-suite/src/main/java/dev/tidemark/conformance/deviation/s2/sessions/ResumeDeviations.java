// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.sessions;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Waits;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Sessions of S2 that do not go on where their reader was cut off. */
final class ResumeDeviations {
    private static final Pattern ID = Pattern.compile("[0-9]+,[0-9]+,[0-9]+");
    private static final Predicate<Request> RESUMES =
            request -> Requests.opensEvents(request) && request.hasHeader(Vocabulary.LAST_EVENT_ID);
    private static final Predicate<Request> RESUMES_WELL = request -> RESUMES.test(request)
            && ID.matcher(id(request)).matches()
            && id(request).length() < 20;

    @Breaks(rule = "S2-READ-SSE-07", by = "Begins a resumed session where its query says.")
    Behaviour s2LastEventIdIgnored() {
        return Behaviour.request(RESUMES_WELL, request -> request.withoutHeader(Vocabulary.LAST_EVENT_ID));
    }

    @Breaks(rule = "S2-READ-SSE-07", by = "Begins a resumed session with the last record before the break.")
    Behaviour s2ResumedSessionRepeatsRecord() {
        return ids(parts -> {
            parts[0] = String.valueOf(Math.max(0, Long.parseLong(parts[0]) - 1));
            return parts;
        });
    }

    @Breaks(rule = "S2-READ-SSE-08", by = "Grants a resumed session all its records again.")
    Behaviour s2ResumedSessionCountsAnew() {
        return ids(parts -> {
            parts[1] = "0";
            return parts;
        });
    }

    @Breaks(rule = "S2-READ-SSE-09", by = "Grants a resumed session all its bytes again.")
    Behaviour s2ResumedSessionSumsAnew() {
        return ids(parts -> {
            parts[2] = "0";
            return parts;
        });
    }

    @Breaks(rule = "S2-READ-SSE-10", by = "Begins the totals in the ids of a resumed session with zero.")
    Behaviour s2ResumedTotalsBeginAnew() {
        return Behaviour.reply(RESUMES_WELL, (request, reply) -> {
            String[] before = id(request).split(",");
            return reply.mapEvents(event -> List.of(event.id()
                    .map(id -> event.withId(less(id.split(","), before)))
                    .orElse(event)));
        });
    }

    @Breaks(rule = "S2-READ-SSE-11", by = "Forgets the bounds of a resumed session.")
    Behaviour s2ResumedSessionHasNoBounds() {
        return Behaviour.request(RESUMES_WELL, request -> request.withoutParam(Vocabulary.COUNT)
                .withoutParam(Vocabulary.BYTES)
                .withParam(Vocabulary.WAIT, "0"));
    }

    @Breaks(rule = "S2-READ-SSE-12", by = "Does not let a resumed session wait.")
    Behaviour s2ResumedSessionDoesNotWait() {
        return Behaviour.request(
                request -> RESUMES_WELL.test(request) && Waits.wait(request) > 0,
                request -> request.withParam(Vocabulary.WAIT, "0"));
    }

    @Breaks(rule = "S2-READ-SSE-12", by = "Forgets until when a session is resumed.")
    Behaviour s2ResumedSessionForgetsUntil() {
        return Behaviour.request(
                request -> RESUMES_WELL.test(request) && request.hasParam(Vocabulary.UNTIL),
                request -> request.withoutParam(Vocabulary.UNTIL).withParam(Vocabulary.WAIT, "0"));
    }

    @Breaks(rule = "S2-READ-SSE-13", by = "Passes over an id of another form.")
    Behaviour s2MalformedEventIdIgnored() {
        return Behaviour.request(
                request -> RESUMES.test(request) && !ID.matcher(id(request)).matches(),
                request -> request.withoutHeader(Vocabulary.LAST_EVENT_ID));
    }

    @Breaks(rule = "S2-READ-SSE-14", by = "Answers 500 to a unary read with the id of a session.")
    Behaviour s2EventIdBreaksUnaryRead() {
        return Behaviour.instead(
                request -> Requests.readsOnce(request) && request.hasHeader(Vocabulary.LAST_EVENT_ID),
                request -> Waits.refusal(500, "other"));
    }

    @Breaks(rule = "S2-READ-SSE-15", by = "Begins with the first record after the greatest sequence number.")
    Behaviour s2GreatestEventIdWraps() {
        return Behaviour.request(
                request -> RESUMES.test(request) && ID.matcher(id(request)).matches() && !RESUMES_WELL.test(request),
                request -> request.withoutHeader(Vocabulary.LAST_EVENT_ID));
    }

    private static String id(Request request) {
        return request.header(Vocabulary.LAST_EVENT_ID).orElse("");
    }

    private static Behaviour ids(UnaryOperator<String[]> change) {
        return Behaviour.request(
                RESUMES_WELL,
                request -> request.withHeader(
                        Vocabulary.LAST_EVENT_ID,
                        String.join(",", change.apply(id(request).split(",")))));
    }

    private static String less(String[] id, String[] before) {
        return id[0] + "," + (Long.parseLong(id[1]) - Long.parseLong(before[1])) + ","
                + (Long.parseLong(id[2]) - Long.parseLong(before[2]));
    }
}
