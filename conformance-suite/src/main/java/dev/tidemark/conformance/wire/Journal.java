// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import dev.tidemark.conformance.wire.message.Arrival;
import dev.tidemark.conformance.wire.message.Exchange;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.message.Transcript;
import dev.tidemark.conformance.wire.socket.Connection;
import dev.tidemark.conformance.wire.socket.ContentCodings;
import dev.tidemark.conformance.wire.socket.Failure;
import dev.tidemark.conformance.wire.socket.Flight;
import dev.tidemark.conformance.wire.socket.NoAnswer;
import dev.tidemark.conformance.wire.socket.Origin;
import dev.tidemark.conformance.wire.socket.UnderWay;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What one scenario sent and what came of it: the transcript, and how large an answer may be after all that was written. */
final class Journal {

    /** What an answer may have that the scenario did not write: lists, pages for people, header sections. */
    private static final long UNWRITTEN = 4L * 1024 * 1024;

    /** An answer may have what was written this many times: a byte may become six in JSON, and data may be asked for at once with others'. */
    private static final long TIMES = 8;

    private final Access access;
    private final UnderWay underWay;
    private final Transcript transcript = new Transcript();
    private final List<String> remarks = new CopyOnWriteArrayList<>();
    private final AtomicLong written = new AtomicLong();
    private final TargetTime targetTime = new TargetTime();

    Journal(Access access, UnderWay underWay) {
        this.access = access;
        this.underWay = underWay;
    }

    Transcript transcript() {
        return transcript;
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** An exchange begins. */
    Flight flight(Request request, Duration within) {
        written.addAndGet(request.body() == null ? 0 : request.body().length);
        var flight = new Flight(within, () -> UNWRITTEN + TIMES * written.get(), underWay);
        targetTime.add(flight);
        return flight;
    }

    TargetTime targetTime() {
        return targetTime;
    }

    Response record(Instant at, Request request, Response response) {
        transcript.add(new Exchange(at, Duration.between(at, Instant.now()), request, response, null));
        var coded = !ContentCodings.of(response.headers()).isEmpty()
                && request.header("Accept-Encoding").filter("identity"::equals).isPresent();
        var remark = "the target answers with a Content-Encoding although identity was asked";
        if (coded && access.network().isNew(remark)) {
            remarks.add(remark + ", for the first time to " + request.method() + " "
                    + request.uri().getRawPath());
        }
        return response;
    }

    /**
     * A session ended of which the bodies went bit by bit.
     *
     * @param request with the beginning of what was sent
     * @param answer with the beginning of what came; empty when there was none
     */
    void streamed(
            Instant at,
            Request request,
            long sentBytes,
            Optional<Response> answer,
            long answerBytes,
            List<Arrival> arrivals) {
        var none = answer.isPresent() ? null : "no answer";
        var took = Duration.between(at, Instant.now());
        transcript.add(new Exchange(at, took, request, answer.orElse(null), none, sentBytes, answerBytes, arrivals));
    }

    /** The target asked, and was answered from this side. */
    void delivered(Exchange exchange) {
        transcript.add(exchange);
    }

    /** There was no answer, for this reason. */
    void note(Instant at, Request request, String why) {
        transcript.add(new Exchange(at, Duration.between(at, Instant.now()), request, null, why));
    }

    TransportFailure failed(Instant at, Request request, IOException failure) {
        var why = Failure.sentence(request.uri(), failure);
        note(at, request, why);
        return new TransportFailure(what(request) + ": " + why, failure);
    }

    /** The connection ended before any byte came, and the request cannot be sent twice. */
    ConnectionLost lost(Instant at, Request request, NoAnswer failure) {
        note(at, request, failure.getMessage());
        return new ConnectionLost(what(request) + ": " + failure.getMessage(), failure.fresh(), failure);
    }

    /** The exchange was cut from this side. */
    RuntimeException cut(Instant at, Request request, Flight flight) {
        var reason = Failure.ofCut(request, flight);
        note(at, request, String.valueOf(reason.getMessage()));
        return Failure.unchecked(reason);
    }

    /** Whether the target takes connections now. */
    boolean stillListens(Request request) {
        var network = access.network();
        try (var flight = new Flight(access.answer(), () -> UNWRITTEN, underWay);
                var connection = Connection.open(Origin.of(request.uri()), network.trust(), flight)) {
            return connection.fresh();
        } catch (IOException gone) {
            return false;
        }
    }

    static String what(Request request) {
        return request.method() + " " + request.uri();
    }
}
