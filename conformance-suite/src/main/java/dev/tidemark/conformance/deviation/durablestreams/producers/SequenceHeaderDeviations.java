// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.List;
import java.util.stream.Stream;

/** Producer headers that are read too generously or answered with the wrong ones (section 5.2.1). */
public final class SequenceHeaderDeviations {
    private static final long LARGEST = (1L << 53) - 1;

    private SequenceHeaderDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.2.1-02")
                        .by(
                                "producer-headers-ignored-unless-complete",
                                "Takes an append with some of the producer headers for a plain one.",
                                () -> Behaviour.request(SequenceHeaderDeviations::partial, Numbered::plain)),
                breaks("DS-5.2.1-03")
                        .by(
                                "producer-without-name",
                                "Accepts an empty Producer-Id.",
                                () -> Behaviour.request(
                                        SequenceHeaderDeviations::nameless,
                                        request -> request.withHeader(Wire.PRODUCER_ID, "anonymous"))),
                breaks("DS-5.2.1-04")
                        .by(
                                "producer-epoch-read-leniently",
                                "Reads the digits at the beginning of a Producer-Epoch and ignores the rest.",
                                () -> lenient(Wire.PRODUCER_EPOCH)),
                breaks("DS-5.2.1-04")
                        .by(
                                "producer-epoch-rounded",
                                "Takes epochs above 2^53-1 for the greatest one.",
                                () -> rounded(Wire.PRODUCER_EPOCH)),
                breaks("DS-5.2.1-05")
                        .by(
                                "producer-sequence-read-leniently",
                                "Reads the digits at the beginning of a Producer-Seq and ignores the rest.",
                                () -> lenient(Wire.PRODUCER_SEQ)),
                breaks("DS-5.2.1-05")
                        .by(
                                "producer-sequence-overflows",
                                "Takes sequence numbers above 2^53-1 for small ones.",
                                () -> rounded(Wire.PRODUCER_SEQ)),
                breaks("DS-5.2.1-17")
                        .by(
                                "gap-headers-swapped",
                                "Confuses the expected and the received number in the refusal of a gap.",
                                () -> Behaviour.reply(Numbered::is, SequenceHeaderDeviations::swapped)),
                breaks("DS-5.2.1-17")
                        .by(
                                "gap-headers-missing",
                                "Does not say which number it expects when it refuses a gap.",
                                () -> Behaviour.reply(Numbered::is, reply -> reply.withoutHeader(Wire.PRODUCER_EXPECTED)
                                        .withoutHeader(Wire.PRODUCER_RECEIVED))),
                breaks("DS-5.2.1-18")
                        .by(
                                "duplicate-without-epoch",
                                "Leaves Producer-Epoch out of the answers to duplicates.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        reply -> reply.status() == 204
                                                ? reply.withoutHeader(Wire.PRODUCER_EPOCH)
                                                : reply)),
                breaks("DS-5.2.1-19")
                        .by(
                                "duplicate-echoes-its-sequence",
                                "Answers a duplicate with its own number instead of the highest one.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        (request, reply) -> reply.mapHeader(
                                                Wire.PRODUCER_SEQ, highest -> request.header(Wire.PRODUCER_SEQ)
                                                        .orElse(highest)))));
    }

    private static boolean partial(Request request) {
        long given = Stream.of(Wire.PRODUCER_ID, Wire.PRODUCER_EPOCH, Wire.PRODUCER_SEQ)
                .filter(name -> request.header(name).isPresent())
                .count();
        return request.appends() && given > 0 && given < 3;
    }

    private static boolean nameless(Request request) {
        return request.appends()
                && request.header(Wire.PRODUCER_ID).filter(String::isEmpty).isPresent();
    }

    private static Behaviour lenient(String header) {
        return Behaviour.request(
                request -> request.appends()
                        && request.header(header)
                                .filter(value -> value.matches("\\d+\\D.*"))
                                .isPresent(),
                request -> request.withHeader(
                        header, request.header(header).orElseThrow().split("\\D", 2)[0]));
    }

    private static Behaviour rounded(String header) {
        return Behaviour.request(
                request -> request.appends()
                        && request.header(header)
                                .filter(value -> value.matches("\\d{16,18}") && Long.parseLong(value) > LARGEST)
                                .isPresent(),
                request ->
                        request.withHeader(header, header.equals(Wire.PRODUCER_SEQ) ? "1" : String.valueOf(LARGEST)));
    }

    private static Reply swapped(Reply reply) {
        String expected = reply.header(Wire.PRODUCER_EXPECTED).orElse("");
        return expected.isEmpty()
                ? reply
                : reply.withHeader(
                                Wire.PRODUCER_EXPECTED,
                                reply.header(Wire.PRODUCER_RECEIVED).orElse(""))
                        .withHeader(Wire.PRODUCER_RECEIVED, expected);
    }
}
