// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Turns;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Replaces offsets in both directions: in headers, in the offset parameter and in control events. */
public final class RewrittenOffsets implements Behaviour {
    private final Tokens tokens;
    private final Predicate<Request> shownTo;
    private final Turns turns = new Turns();

    private RewrittenOffsets(Tokens tokens, Predicate<Request> shownTo) {
        this.tokens = tokens;
        this.shownTo = shownTo;
    }

    /** All answers show the other tokens. */
    public static Behaviour with(Tokens tokens) {
        return new RewrittenOffsets(tokens, request -> true);
    }

    /** Only the answers to some requests show the other tokens; all requests may use them. */
    public static Behaviour on(Predicate<Request> shownTo, Tokens tokens) {
        return new RewrittenOffsets(tokens, shownTo);
    }

    @Override
    public Future<Reply> answer(Request request, Upstream upstream) {
        // One writer at a time: a scheme that counts has to meet the positions in their order.
        return Requests.appends(request)
                ? turns.take(request.path(), () -> exchange(request, upstream))
                : exchange(request, upstream);
    }

    private Future<Reply> exchange(Request request, Upstream upstream) {
        return upstream.send(inward(request, upstream)).map(reply -> outward(request, upstream, reply));
    }

    private Request inward(Request request, Upstream upstream) {
        Tokens.Place place = new Tokens.Place(request.path(), request, false, upstream.restarts());
        Request read = request.param(Vocabulary.OFFSET)
                .filter(shown -> !tokens.read(place, shown).equals(shown))
                .map(shown -> request.withParam(Vocabulary.OFFSET, tokens.read(place, shown)))
                .orElse(request);
        String source = read.header(Vocabulary.STREAM_FORKED_FROM).orElse(read.path());
        Tokens.Place sourcePlace = new Tokens.Place(source, request, false, upstream.restarts());
        return read.header(Vocabulary.STREAM_FORK_OFFSET)
                .map(shown -> read.withHeader(Vocabulary.STREAM_FORK_OFFSET, tokens.read(sourcePlace, shown)))
                .orElse(read);
    }

    private Reply outward(Request request, Upstream upstream, Reply reply) {
        if (!shownTo.test(request)) {
            return reply;
        }
        boolean stored = reply.ok() && request.hasBody();
        Tokens.Place place = new Tokens.Place(request.path(), request, stored, upstream.restarts());
        UnaryOperator<String> show = real -> tokens.show(place, real);
        return Events.mapControl(
                reply.mapHeader(Vocabulary.STREAM_NEXT_OFFSET, show),
                event -> event.mapJson(control -> shown(control, show)));
    }

    private static ObjectNode shown(ObjectNode control, UnaryOperator<String> show) {
        if (control.has(Vocabulary.MEMBER_NEXT_OFFSET)) {
            String real = control.get(Vocabulary.MEMBER_NEXT_OFFSET).asText();
            control.put(Vocabulary.MEMBER_NEXT_OFFSET, show.apply(real));
        }
        return control;
    }
}
