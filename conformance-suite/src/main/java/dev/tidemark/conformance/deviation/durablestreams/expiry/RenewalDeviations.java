// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.expiry;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Lifetimes;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.function.Predicate;

/** What servers get wrong of <i>Every kind of use begins the lifetime anew</i>: {@code durable-streams/expiry/renewal.feature}. */
final class RenewalDeviations {
    @Breaks(rule = "DS-5.1-12", by = "Does not count reads from now as use of a stream.")
    Behaviour readsFromNowDoNotProlong() {
        return Lifetimes.expiring(
                request -> request.appends() || request.reads() && !(request.catchesUp() && request.fromNow()));
    }

    @Breaks(rule = "DS-5.1-12", by = "Does not count reads from an offset as use of a stream.")
    Behaviour readsAtTailDoNotProlong() {
        return Lifetimes.expiring(request -> request.appends()
                || request.reads() && (!request.catchesUp() || request.fromStart() || request.fromNow()));
    }

    @Breaks(rule = "DS-5.1-13", by = "Does not count a close without content as use of a stream.")
    Behaviour closesDoNotProlong() {
        return unless(request -> request.closes() && !request.hasBody());
    }

    @Breaks(rule = "DS-5.1-13", by = "Does not count a close of a producer as use of a stream.")
    Behaviour closesOfProducersDoNotProlong() {
        return unless(request -> request.closes()
                && !request.hasBody()
                && request.header(Wire.PRODUCER_ID).isPresent());
    }

    @Breaks(rule = "DS-5.1-13", by = "Does not count a final append as use of a stream.")
    Behaviour finalAppendsDoNotProlong() {
        return unless(request -> request.closes() && request.hasBody());
    }

    @Breaks(rule = "DS-5.1-13", by = "Does not count appends of producers as use of a stream.")
    Behaviour appendsOfProducersDoNotProlong() {
        return unless(
                request -> !request.closes() && request.header(Wire.PRODUCER_ID).isPresent());
    }

    @Breaks(rule = "DS-5.1-17", by = "Does not count long-polls from now as use of a stream.")
    Behaviour longPollsFromNowDoNotProlong() {
        return unless(request -> request.longPolls() && request.fromNow());
    }

    @Breaks(rule = "DS-5.1-17", by = "Does not count event streams from now as use of a stream.")
    Behaviour eventsFromNowDoNotProlong() {
        return unless(request -> request.opensEvents() && request.fromNow());
    }

    /** Every read and write is a use but these. */
    private static Behaviour unless(Predicate<Request> unused) {
        return Lifetimes.expiring(request -> (request.appends() || request.reads()) && !unused.test(request));
    }
}
