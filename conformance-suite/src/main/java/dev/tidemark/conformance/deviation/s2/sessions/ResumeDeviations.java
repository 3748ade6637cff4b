// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.sessions;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import dev.tidemark.conformance.deviation.s2.read.WaitUnaryDeviations;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Sessions of S2 that do not go on where their reader was cut off. */
public final class ResumeDeviations {
    private static final Pattern ID = Pattern.compile("[0-9]+,[0-9]+,[0-9]+");
    private static final Predicate<Request> RESUMES = request -> Requests.opensEvents(request)
            && request.header(Wire.LAST_EVENT_ID).isPresent();
    private static final Predicate<Request> RESUMES_WELL = request -> RESUMES.test(request)
            && ID.matcher(id(request)).matches()
            && id(request).length() < 20;

    private ResumeDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-READ-SSE-07")
                        .by(
                                "s2-last-event-id-ignored",
                                "Begins a resumed session where its query says.",
                                () -> Behaviour.request(
                                        RESUMES_WELL, request -> request.withoutHeader(Wire.LAST_EVENT_ID))),
                breaks("S2-READ-SSE-07")
                        .by(
                                "s2-resumed-session-repeats-record",
                                "Begins a resumed session with the last record before the break.",
                                () -> ids(parts -> {
                                    parts[0] = String.valueOf(Math.max(0, Long.parseLong(parts[0]) - 1));
                                    return parts;
                                })),
                breaks("S2-READ-SSE-08")
                        .by(
                                "s2-resumed-session-counts-anew",
                                "Grants a resumed session all its records again.",
                                () -> ids(parts -> {
                                    parts[1] = "0";
                                    return parts;
                                })),
                breaks("S2-READ-SSE-09")
                        .by(
                                "s2-resumed-session-sums-anew",
                                "Grants a resumed session all its bytes again.",
                                () -> ids(parts -> {
                                    parts[2] = "0";
                                    return parts;
                                })),
                breaks("S2-READ-SSE-10")
                        .by(
                                "s2-resumed-totals-begin-anew",
                                "Begins the totals in the ids of a resumed session with zero.",
                                ResumeDeviations::totalsAnew),
                breaks("S2-READ-SSE-11")
                        .by(
                                "s2-resumed-session-has-no-bounds",
                                "Forgets the bounds of a resumed session.",
                                () -> Behaviour.request(RESUMES_WELL, request -> request.withoutParam(Wire.COUNT)
                                        .withoutParam(Wire.BYTES)
                                        .withParam(Wire.WAIT, "0"))),
                breaks("S2-READ-SSE-12")
                        .by(
                                "s2-resumed-session-does-not-wait",
                                "Does not let a resumed session wait.",
                                () -> Behaviour.request(
                                        request ->
                                                RESUMES_WELL.test(request) && WaitUnaryDeviations.wait(request) > 0,
                                        request -> request.withParam(Wire.WAIT, "0"))),
                breaks("S2-READ-SSE-12")
                        .by(
                                "s2-resumed-session-forgets-until",
                                "Forgets until when a session is resumed.",
                                () -> Behaviour.request(
                                        request -> RESUMES_WELL.test(request)
                                                && request.param(Wire.UNTIL).isPresent(),
                                        request -> request.withoutParam(Wire.UNTIL)
                                                .withParam(Wire.WAIT, "0"))),
                breaks("S2-READ-SSE-13")
                        .by(
                                "s2-malformed-event-id-ignored",
                                "Passes over an id of another form.",
                                () -> Behaviour.request(
                                        request -> RESUMES.test(request)
                                                && !ID.matcher(id(request)).matches(),
                                        request -> request.withoutHeader(Wire.LAST_EVENT_ID))),
                breaks("S2-READ-SSE-14")
                        .by(
                                "s2-event-id-breaks-unary-read",
                                "Answers 500 to a unary read with the id of a session.",
                                () -> Behaviour.instead(
                                        request -> Requests.readsOnce(request)
                                                && request.header(Wire.LAST_EVENT_ID)
                                                        .isPresent(),
                                        request -> WaitUnaryDeviations.refusal(500, "other"))),
                breaks("S2-READ-SSE-15")
                        .by(
                                "s2-greatest-event-id-wraps",
                                "Begins with the first record after the greatest sequence number.",
                                () -> Behaviour.request(
                                        request -> RESUMES.test(request)
                                                && ID.matcher(id(request)).matches()
                                                && !RESUMES_WELL.test(request),
                                        request -> request.withoutHeader(Wire.LAST_EVENT_ID))));
    }

    private static String id(Request request) {
        return request.header(Wire.LAST_EVENT_ID).orElse("");
    }

    private static Behaviour ids(UnaryOperator<String[]> change) {
        return Behaviour.request(
                RESUMES_WELL,
                request -> request.withHeader(
                        Wire.LAST_EVENT_ID,
                        String.join(",", change.apply(id(request).split(",")))));
    }

    private static Behaviour totalsAnew() {
        return Behaviour.reply(RESUMES_WELL, (request, reply) -> {
            String[] before = id(request).split(",");
            return reply.mapEvents(event -> List.of(event.id()
                    .map(id -> event.withId(less(id.split(","), before)))
                    .orElse(event)));
        });
    }

    private static String less(String[] id, String[] before) {
        return id[0] + "," + (Long.parseLong(id[1]) - Long.parseLong(before[1])) + ","
                + (Long.parseLong(id[2]) - Long.parseLong(before[2]));
    }
}
