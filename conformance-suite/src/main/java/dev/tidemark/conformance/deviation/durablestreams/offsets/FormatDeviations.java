// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Offsets with a forbidden form, or not accepted where they should be (section 8, property 1 and format). */
public final class FormatDeviations {
    private FormatDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-8-31")
                        .by(
                                "offsets-with-slash",
                                "Writes offsets as segment and position with a slash between them.",
                                () -> RewrittenOffsets.with(Tokens.prefixed("seg/"))),
                breaks("DS-8-31")
                        .by(
                                "offsets-with-comma",
                                "Writes offsets as a pair with a comma.",
                                () -> RewrittenOffsets.with(Tokens.prefixed("0,"))),
                breaks("DS-8-31")
                        .by(
                                "offsets-with-equals-sign",
                                "Leaves the padding of standard base64 at the end of offsets.",
                                () -> RewrittenOffsets.with(Tokens.suffixed("=="))),
                breaks("DS-8-31")
                        .by(
                                "offsets-with-ampersand-in-events",
                                "Puts an ampersand into the offsets of control events only.",
                                () -> RewrittenOffsets.on(Request::opensEvents, Tokens.suffixed("&0"))),
                breaks("DS-8-32")
                        .by(
                                "offsets-with-plus",
                                "Uses the plus sign in offsets, which a query string turns into a space.",
                                () -> RewrittenOffsets.with(Tokens.prefixed("a+"))),
                breaks("DS-8-34")
                        .by(
                                "offsets-of-300-characters",
                                "Hands out offsets that are longer than 256 characters.",
                                () -> RewrittenOffsets.with(Tokens.suffixed("." + "0".repeat(300)))),
                breaks("DS-8-34")
                        .by(
                                "offsets-grow-with-appends",
                                "Makes the offset one character longer with each append.",
                                () -> RewrittenOffsets.with(Tokens.numbered(n -> "1".repeat(n + 1)))),
                breaks("DS-8-03")
                        .by(
                                "offsets-compared-without-case",
                                "Gives offsets that differ in letter case alone and takes them for one position.",
                                () -> RewrittenOffsets.with(withoutCase(Tokens.numbered(
                                        n -> (n % 2 == 0 ? "POS-" : "pos-") + String.format("%06d", n / 2))))),
                breaks("DS-8-02")
                        .by(
                                "event-offset-refused-by-reads",
                                "Hands out offsets in control events that only event streams accept.",
                                () -> refusedIn(".ev", Request::opensEvents, Request::opensEvents)),
                breaks("DS-8-02")
                        .by(
                                "creation-offset-refused-by-reads",
                                "Answers a creation with an offset that no read accepts.",
                                () -> refusedIn(".new", Request::creates, request -> false)),
                breaks("DS-8-02")
                        .by(
                                "append-offset-refused-by-long-poll",
                                "Answers an append with an offset that a long-poll refuses.",
                                () -> refusedIn(".w", Request::appends, request -> !request.longPolls())));
    }

    /** The same tokens; of two that differ in letter case alone the upper one is read. */
    private static Tokens withoutCase(Tokens tokens) {
        return new Tokens() {
            @Override
            public String show(Place place, String real) {
                return tokens.show(place, real);
            }

            @Override
            public String read(Place place, String shown) {
                return tokens.read(place, shown.toUpperCase(Locale.ROOT));
            }
        };
    }

    private static Behaviour refusedIn(String suffix, Predicate<Request> shownTo, Predicate<Request> accepting) {
        Behaviour tokens = RewrittenOffsets.on(shownTo, Tokens.suffixed(suffix));
        return (request, upstream) ->
                request.offset().filter(o -> o.endsWith(suffix)).isPresent() && !accepting.test(request)
                        ? Future.succeededFuture(Reply.of(400))
                        : tokens.answer(request, upstream);
    }
}
