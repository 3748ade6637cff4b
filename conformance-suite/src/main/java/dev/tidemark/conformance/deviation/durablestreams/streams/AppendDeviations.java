// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.durablestreams.CatchUps.fromKnown;
import static dev.tidemark.conformance.deviation.durablestreams.ContentTypes.stored;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Phantoms;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.Views;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Accepted appends that are answered or stored wrongly (section 5.2). */
final class AppendDeviations {
    private static final int CHUNK = 64 * 1024;

    @Breaks(rule = "DS-5.2-01", by = "Acknowledges every tenth append without storing it.")
    Behaviour everyTenthAppendDropped() {
        Map<String, Integer> counts = new HashMap<>();
        return Phantoms.known(Remembering.on(Requests::appends, (request, upstream, history) -> {
            if (request.hasBody()
                    && !Requests.closes(request)
                    && history.tail().isPresent()
                    && counts.merge(request.path(), 1, Integer::sum) % 10 == 0) {
                return Phantoms.acknowledged(request, upstream);
            }
            return upstream.send(request);
        }));
    }

    @Breaks(
            rule = {"DS-5.2-01", "DS-9-01"},
            by = "Stores only the first 64 KiB of an append.")
    Behaviour appendCutAt64Kib() {
        return Behaviour.request(
                Requests::appends,
                request -> request.isJson() || request.body().length() <= CHUNK
                        ? request
                        : request.mapBody(body -> body.slice(0, CHUNK)));
    }

    @Breaks(rule = "DS-5.2-01", by = "Stores every fifth append twice.")
    Behaviour appendsStoredTwiceNowAndThen() {
        Map<String, Integer> counts = new HashMap<>();
        return Behaviour.on(
                Requests::appends, (request, upstream) -> upstream.send(request).compose(reply -> {
                    if (reply.status() == 204
                            && request.hasBody()
                            && counts.merge(request.path(), 1, Integer::sum) % 5 == 0) {
                        return upstream.send(request.withoutHeader(Vocabulary.STREAM_SEQ));
                    }
                    return Future.succeededFuture(reply);
                }));
    }

    @Breaks(rule = "DS-5.2-02", by = "Takes a body without length for empty and refuses it.")
    Behaviour chunkedAppendRefused() {
        return Behaviour.instead(request -> Requests.appends(request) && request.chunked(), request -> Reply.of(400));
    }

    @Breaks(
            rule = {"DS-5.2-02", "DS-5.2-01"},
            by = "Loses the last byte of a body without length.")
    Behaviour chunkedAppendLosesEnd() {
        return Behaviour.request(
                request -> Requests.appends(request) && request.chunked(),
                request -> request.isJson() || request.body().length() < 2
                        ? request
                        : request.mapBody(body -> body.slice(0, body.length() - 1)));
    }

    @Breaks(rule = "DS-5.2-19", by = "Answers a plain append with 202.")
    Behaviour appendAnswers202() {
        return answered(202);
    }

    @Breaks(
            rule = {"DS-5.2-26", "DS-8-24"},
            by = "Answers an append with the offset before it.")
    Behaviour appendAnswersOldTail() {
        return Behaviour.on(Requests::appends, (request, upstream) -> upstream.send(Request.of("HEAD", request.path()))
                .compose(before -> upstream.send(request).map(reply -> {
                    boolean known = reply.ok() && before.hasHeader(Vocabulary.STREAM_NEXT_OFFSET);
                    return known ? Replies.at(reply, Replies.nextOffset(before)) : reply;
                })));
    }

    @Breaks(rule = "DS-5.2-26", by = "Answers an append without the new tail.")
    Behaviour appendAnswersWithoutOffset() {
        return Behaviour.reply(Requests::appends, reply -> reply.withoutHeader(Vocabulary.STREAM_NEXT_OFFSET));
    }

    @Breaks(
            rule = {"DS-2-01", "DS-5.6-01"},
            by = "Does not show the last append to the first read after it.")
    Behaviour appendNotYetVisible() {
        Map<String, String> shown = new HashMap<>();
        return Remembering.reply(Requests::catchesUp, (request, reply, history) -> {
            String tail = history.tail().orElse("");
            boolean first = !tail.equals(shown.put(request.path(), tail));
            return first && !Requests.fromNow(request) ? Views.withoutLast(reply, history) : reply;
        });
    }

    @Breaks(
            rule = {"DS-5.2-01", "DS-4-08"},
            by = "Refuses the first append to a stream that was created empty.")
    Behaviour firstAppendAnswers409() {
        Set<String> tried = new HashSet<>();
        return Remembering.on(Requests::appends, (request, upstream, history) -> {
            if (history.tail().isPresent() && history.appends() == 0 && tried.add(request.path())) {
                return Future.succeededFuture(Reply.of(409));
            }
            return upstream.send(request);
        });
    }

    @Breaks(
            rule = {"DS-5.2-01", "DS-9-01"},
            by = "Adds a line feed to each append.")
    Behaviour lineFeedAfterAppend() {
        return stored(request -> request.hasBody() && !request.isJson()
                ? request.mapBody(body -> body.copy().appendString("\n"))
                : request);
    }

    @Breaks(
            rule = {"DS-2-01", "DS-5.6-01", "DS-5.6-05"},
            by = "Repeats the last message in a read from the tail.")
    Behaviour tailReadRepeatsLastMessage() {
        return fromKnown((request, history) -> request.param(Vocabulary.OFFSET)
                .filter(o -> history.tail().filter(o::equals).isPresent())
                .flatMap(history::before)
                .map(offset -> request.withParam(Vocabulary.OFFSET, offset))
                .orElse(request));
    }

    private static Behaviour answered(int status) {
        return Behaviour.reply(Requests::appends, reply -> reply.status() == 204 ? reply.withStatus(status) : reply);
    }
}
