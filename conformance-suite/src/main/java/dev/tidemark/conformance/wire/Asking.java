// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.socket.Flight;
import dev.tidemark.conformance.wire.socket.NoAnswer;
import dev.tidemark.conformance.wire.socket.TooLarge;
import dev.tidemark.conformance.wire.socket.UnderWay;
import dev.tidemark.reports.contract.Broken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Asks until there is an answer that is about the request: repeats what a connection lost where nothing can be done twice by that, and waits
 * when the target asks for it.
 */
final class Asking {

    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS");
    private static final String TWICE = "the connection was closed without one byte, twice";

    private final Journal journal;
    private final Patience patience = new Patience();
    private final Refusals refusals;
    private final UnderWay underWay;

    Asking(Journal journal, Refusals refusals, UnderWay underWay) {
        this.journal = journal;
        this.refusals = refusals;
        this.underWay = underWay;
    }

    /** One way to send a request. */
    @FunctionalInterface
    interface Attempt<T> {
        /** @param fresh whether over a connection that is opened for it */
        T send(boolean fresh, Flight flight) throws IOException;
    }

    Patience patience() {
        return patience;
    }

    /** The answer of a request that is waited for. */
    Response ask(Request request, Duration within, boolean preparing, Attempt<Response> attempt) {
        refusals.checkBefore(request);
        for (int asked = 1; ; asked++) {
            var answer = answer(request, within, attempt);
            var wait = refusals.isAbout(answer.status()) ? Optional.<Duration>empty() : patience.next(answer, asked);
            if (wait.isEmpty()) {
                return refusals.checkAfter(request, answer, preparing);
            }
            pause(request, wait.get());
        }
    }

    private void pause(Request request, Duration wait) {
        try {
            underWay.pause(wait);
        } catch (IOException interrupted) {
            throw new TransportFailure(Journal.what(request) + ": interrupted", interrupted);
        }
    }

    private Response answer(Request request, Duration within, Attempt<Response> attempt) {
        var at = Instant.now();
        var answer = once(request, within, attempt);
        return journal.record(at, request, answer);
    }

    /** What comes of one exchange, which is repeated where its connection ended without a byte and nothing is done twice by that. */
    <T> T once(Request request, Duration within, Attempt<T> attempt) {
        var at = Instant.now();
        try {
            return flown(at, request, within, false, attempt);
        } catch (NoAnswer none) {
            if (!IDEMPOTENT.contains(request.method())) {
                throw journal.lost(at, request, none);
            }
            // That a connection was idle may be the reason: only two that were not tell something of the target.
            return onFresh(request, within, attempt, none.fresh() ? 1 : 2);
        } catch (IOException failure) {
            throw journal.failed(at, request, failure);
        }
    }

    private <T> T onFresh(Request request, Duration within, Attempt<T> attempt, int times) {
        for (int left = times; ; left--) {
            var at = Instant.now();
            try {
                return flown(at, request, within, true, attempt);
            } catch (NoAnswer none) {
                if (left == 1) {
                    throw closedTwice(at, request, none);
                }
            } catch (IOException failure) {
                throw journal.failed(at, request, failure);
            }
        }
    }

    private Error closedTwice(Instant at, Request request, NoAnswer none) {
        if (!journal.stillListens(request)) {
            throw journal.failed(at, request, none);
        }
        journal.note(at, request, TWICE);
        return new Broken("an answer to " + Journal.what(request), TWICE);
    }

    private <T> T flown(Instant at, Request request, Duration within, boolean fresh, Attempt<T> attempt)
            throws IOException {
        underWay.check();
        try (var flight = journal.flight(request, within)) {
            try {
                return attempt.send(fresh, flight);
            } catch (IOException failure) {
                if (failure instanceof TooLarge) {
                    flight.cut(failure);
                }
                if (flight.cut() != null) {
                    throw journal.cut(at, request, flight);
                }
                throw failure;
            }
        }
    }
}
