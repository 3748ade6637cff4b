// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.expiry;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Lifetimes;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.function.Predicate;

/** What servers get wrong of <i>Every kind of use begins the lifetime anew</i>: {@code durable-streams/expiry/renewal.feature}. */
final class RenewalDeviations {
    @Breaks(rule = "DS-5.1-12", by = "Counts the lifetime from the last write only.")
    Behaviour readsDoNotProlong() {
        return Lifetimes.expiring(
                request -> Requests.appends(request) || Requests.opensEvents(request) || Requests.longPolls(request));
    }

    @Breaks(rule = "DS-5.1-13", by = "Counts the lifetime from the last read only.")
    Behaviour writesDoNotProlong() {
        return Lifetimes.expiring(Requests::reads);
    }

    @Breaks(rule = "DS-5.1-17", by = "Does not count live requests as use of a stream.")
    Behaviour liveRequestsDoNotProlong() {
        return Lifetimes.expiring(request -> Requests.appends(request) || Requests.catchesUp(request));
    }

    @Breaks(rule = "DS-5.1-12", by = "Does not count reads from now as use of a stream.")
    Behaviour readsFromNowDoNotProlong() {
        return Lifetimes.expiring(request -> Requests.appends(request)
                || Requests.reads(request) && !(Requests.catchesUp(request) && Requests.fromNow(request)));
    }

    @Breaks(rule = "DS-5.1-12", by = "Does not count reads from an offset as use of a stream.")
    Behaviour readsAtTailDoNotProlong() {
        return Lifetimes.expiring(request -> Requests.appends(request)
                || Requests.reads(request)
                        && (!Requests.catchesUp(request) || Requests.fromStart(request) || Requests.fromNow(request)));
    }

    @Breaks(rule = "DS-5.1-13", by = "Does not count a close without content as use of a stream.")
    Behaviour closesDoNotProlong() {
        return unless(request -> Requests.closes(request) && !request.hasBody());
    }

    @Breaks(rule = "DS-5.1-13", by = "Does not count a close of a producer as use of a stream.")
    Behaviour closesOfProducersDoNotProlong() {
        return unless(
                request -> Requests.closes(request) && !request.hasBody() && request.hasHeader(Vocabulary.PRODUCER_ID));
    }

    @Breaks(rule = "DS-5.1-13", by = "Does not count a final append as use of a stream.")
    Behaviour finalAppendsDoNotProlong() {
        return unless(request -> Requests.closes(request) && request.hasBody());
    }

    @Breaks(rule = "DS-5.1-13", by = "Does not count appends of producers as use of a stream.")
    Behaviour appendsOfProducersDoNotProlong() {
        return unless(request -> !Requests.closes(request) && request.hasHeader(Vocabulary.PRODUCER_ID));
    }

    @Breaks(rule = "DS-5.1-17", by = "Does not count long-polls from now as use of a stream.")
    Behaviour longPollsFromNowDoNotProlong() {
        return unless(request -> Requests.longPolls(request) && Requests.fromNow(request));
    }

    @Breaks(rule = "DS-5.1-17", by = "Does not count event streams from now as use of a stream.")
    Behaviour eventsFromNowDoNotProlong() {
        return unless(request -> Requests.opensEvents(request) && Requests.fromNow(request));
    }

    /** Every read and write is a use but these. */
    private static Behaviour unless(Predicate<Request> unused) {
        return Lifetimes.expiring(
                request -> (Requests.appends(request) || Requests.reads(request)) && !unused.test(request));
    }
}
