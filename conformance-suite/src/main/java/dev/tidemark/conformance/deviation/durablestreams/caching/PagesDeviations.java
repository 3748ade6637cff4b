// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.caching;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Copies that are confirmed to readers of another page, or not to those of their own (sections 5.6 and 10.1). */
final class PagesDeviations {
    private static final Predicate<Request> PAGE = request -> Requests.catchesUp(request) && !Requests.fromNow(request);
    private static final int NOT_MODIFIED = 304;

    @Breaks(rule = "DS-5.6-08", by = "Makes the entity tag of a read without data from its offset alone.")
    Behaviour entityTagOfEmptyPageNamesNoStream() {
        return tagged(
                (request, reply, history) -> isEmpty(reply) ? Optional.of(range(request, reply)) : Optional.empty());
    }

    @Breaks(rule = "DS-5.6-08", by = "Makes the entity tag of a read of a closed stream from the range alone.")
    Behaviour entityTagOfClosedPageNamesNoStream() {
        return tagged((request, reply, history) ->
                Replies.isClosed(reply) ? Optional.of(range(request, reply)) : Optional.empty());
    }

    @Breaks(
            rule = "DS-5.6-08",
            by = "Makes the entity tag from the path and the range, so a stream created again has the old one.")
    Behaviour entityTagOfPathAndRange() {
        return tagged((request, reply, history) -> Optional.of(request.path() + range(request, reply)));
    }

    @Breaks(rule = "DS-5.6-08", by = "Leaves the start of the range out of the entity tags of JSON streams.")
    Behaviour entityTagOfJsonNamesNoStart() {
        return tagged((request, reply, history) -> history.json()
                ? Optional.of(request.path() + Replies.nextOffset(reply) + Replies.isClosed(reply))
                : Optional.empty());
    }

    @Breaks(rule = "DS-5.6-08", by = "Gives the pages of a fork the entity tags of its source.")
    Behaviour entityTagOfForkIsThatOfSource() {
        Map<String, String> sources = new HashMap<>();
        Behaviour tags = tagged((request, reply, history) ->
                Optional.of(sources.getOrDefault(request.path(), request.path()) + range(request, reply)));
        return watched(tags, Requests::creates, request -> request.header(Vocabulary.STREAM_FORKED_FROM)
                .ifPresent(source -> sources.put(request.path(), source)));
    }

    @Breaks(rule = "DS-10.1-06", by = "Never confirms a copy of the end of a closed stream.")
    Behaviour closedEndNeverConfirmed() {
        return unconditional((request, history) ->
                history.closed() && request.param(Vocabulary.OFFSET).equals(history.tail()));
    }

    @Breaks(rule = "DS-10.1-06", by = "Never confirms a copy of a JSON stream.")
    Behaviour jsonPagesNeverConfirmed() {
        return unconditional((request, history) -> history.json());
    }

    @Breaks(rule = "DS-10.1-06", by = "Never confirms a copy of an empty stream.")
    Behaviour emptyStreamsNeverConfirmed() {
        return unconditional((request, history) -> history.empty());
    }

    @Breaks(rule = "DS-10.1-07", by = "Makes the entity tags of JSON streams without the end of the range.")
    Behaviour grownJsonConfirmed() {
        return tagged((request, reply, history) ->
                history.json() ? Optional.of(request.target() + Replies.isClosed(reply)) : Optional.empty());
    }

    @Breaks(rule = "DS-10.1-07", by = "Answers a long-poll with news with 304 when the reader names any tag.")
    Behaviour longPollConfirmsAnyCopy() {
        return Behaviour.reply(
                request -> Requests.longPolls(request) && isConditional(request),
                reply -> reply.status() == 200 ? reply.withStatus(NOT_MODIFIED).withBody("") : reply);
    }

    @Breaks(rule = "DS-10.1-08", by = "Keeps the entity tag when a producer closes the stream.")
    Behaviour closeOfProducerNotInEntityTag() {
        return hiddenClosure(
                request -> Requests.appendsAndCloses(request) && request.hasHeader(Vocabulary.PRODUCER_ID));
    }

    @Breaks(rule = "DS-10.1-08", by = "Keeps the entity tag when a JSON stream is closed that holds nothing.")
    Behaviour closeOfEmptyJsonNotInEntityTag() {
        return tagged((request, reply, history) -> history.json() && history.empty()
                ? Optional.of(request.path() + range(request, reply).replace("true", "false"))
                : Optional.empty());
    }

    @Breaks(rule = "DS-10.1-18", by = "Reads only the first of several If-None-Match lines.")
    Behaviour onlyFirstLineOfTagsRead() {
        return Behaviour.request(
                request -> PAGE.test(request) && isConditional(request),
                request -> request.withHeader(
                        Headers.IF_NONE_MATCH,
                        request.header(Headers.IF_NONE_MATCH).orElse("")));
    }

    @Breaks(rule = "DS-10.1-18", by = "Does not know an entity tag again that is marked as weak.")
    Behaviour weakTagsIgnored() {
        return tags(value -> value.replaceAll("W/\"[^\"]*\"", "\"weak\""));
    }

    @Breaks(rule = "DS-10.1-18", by = "Compares If-None-Match with the entity tag to the letter.")
    Behaviour listsOfTagsIgnored() {
        return tags(value -> value.contains(",") ? "\"list\"" : value);
    }

    @Breaks(rule = "DS-10.1-18", by = "Looks at the first tag of a list only.")
    Behaviour onlyFirstTagOfListRead() {
        return tags(value -> value.split("(?<=\"),")[0]);
    }

    @Breaks(rule = "DS-10.1-18", by = "Splits lists of tags at commas within tags too and gives up at what is no tag.")
    Behaviour tagsSplitAtEveryComma() {
        return tags(value -> value.replaceAll("\"[^\",]*,[^\"]*\"", "").equals(value) ? value : "\"none\"");
    }

    @Breaks(rule = "DS-10.1-19", by = "Sends the data although the reader has any copy.")
    Behaviour asteriskIgnored() {
        return tags(value -> value.equals("*") ? "\"none\"" : value);
    }

    @Breaks(
            rule = "DS-10.1-20",
            by = "Answers a long-poll at the tail with 304 when the reader names the tag of a catch-up read.")
    Behaviour longPollAnswers304AtTail() {
        return confirmedAs(Requests::longPolls, request -> request.withoutParam(Vocabulary.LIVE));
    }

    @Breaks(
            rule = "DS-10.1-20",
            by = "Answers a request for an event stream with 304 when the reader names the tag of a page.")
    Behaviour eventsAnswer304() {
        return confirmedAs(Requests::opensEvents, request -> request.withoutParam(Vocabulary.LIVE));
    }

    @Breaks(rule = "DS-10.1-20", by = "Answers a read from now with 304 when the reader names the tag of the tail.")
    Behaviour nowAnswers304() {
        return Remembering.on(
                request -> Requests.catchesUp(request) && Requests.fromNow(request) && isConditional(request),
                (request, upstream, history) -> confirmed(request, upstream, atTail(request, history)));
    }

    private static Request atTail(Request request, StreamHistory history) {
        return history.tail()
                .map(offset -> request.withParam(Vocabulary.OFFSET, offset))
                .orElse(request);
    }

    @Breaks(
            rule = "DS-10.1-20",
            by = "Answers a request for the metadata with 304 when the reader names the tag of a full read.")
    Behaviour metadataAnswer304() {
        return confirmedAs(Requests::asksMetadata, request -> request.withMethod("GET"));
    }

    @FunctionalInterface
    private interface Tag {
        /** The tag instead of the upstream's; empty where the upstream's stays. */
        Optional<String> of(Request request, Reply reply, StreamHistory history);
    }

    @FunctionalInterface
    private interface Which {
        boolean test(Request request, StreamHistory history);
    }

    private static Behaviour tagged(Tag tag) {
        return Remembering.on(PAGE, (request, upstream, history) -> upstream.send(
                        request.withoutHeader(Headers.IF_NONE_MATCH))
                .compose(reply -> {
                    Optional<String> other = reply.status() == 200 ? tag.of(request, reply, history) : Optional.empty();
                    return other.isPresent()
                            ? Future.succeededFuture(validated(request, reply, '"' + Tokens.hex(other.get()) + '"'))
                            : upstream.send(request);
                }));
    }

    private static Reply validated(Request request, Reply reply, String etag) {
        Reply tagged = reply.withHeader(Headers.ETAG, etag);
        boolean known = request.headers().getAll(Headers.IF_NONE_MATCH).stream().anyMatch(line -> line.contains(etag));
        return known ? tagged.withStatus(NOT_MODIFIED).withBody("") : tagged;
    }

    private static Behaviour hiddenClosure(Predicate<Request> closing) {
        Set<String> hidden = new HashSet<>();
        Behaviour tags = tagged((request, reply, history) -> Optional.of(request.path()
                + history.start().orElse("")
                + (hidden.contains(request.path())
                        ? range(request, reply).replace("true", "false")
                        : range(request, reply))));
        return watched(tags, closing, request -> hidden.add(request.path()));
    }

    private static Behaviour watched(
            Behaviour behaviour, Predicate<Request> requests, java.util.function.Consumer<Request> watcher) {
        return new Behaviour() {
            @Override
            public Future<Reply> answer(Request request, Upstream upstream) {
                if (requests.test(request)) {
                    watcher.accept(request);
                }
                return behaviour.answer(request, upstream);
            }

            @Override
            public boolean concerns(Request head) {
                return requests.test(head) || behaviour.concerns(head);
            }
        };
    }

    private static Behaviour unconditional(Which which) {
        return Remembering.on(
                PAGE,
                (request, upstream, history) -> upstream.send(
                        which.test(request, history) ? request.withoutHeader(Headers.IF_NONE_MATCH) : request));
    }

    /** All lines as the one list that they are, changed. */
    private static Behaviour tags(UnaryOperator<String> change) {
        return Behaviour.request(
                request -> PAGE.test(request) && isConditional(request),
                request -> request.withHeader(
                        Headers.IF_NONE_MATCH,
                        change.apply(String.join(", ", request.headers().getAll(Headers.IF_NONE_MATCH)))));
    }

    private static Behaviour confirmedAs(Predicate<Request> requests, UnaryOperator<Request> page) {
        return Behaviour.on(
                request -> requests.test(request) && isConditional(request),
                (request, upstream) -> confirmed(request, upstream, page.apply(request)));
    }

    /** 304 where the page is confirmed, otherwise what was asked for. */
    private static Future<Reply> confirmed(Request request, Upstream upstream, Request page) {
        return upstream.send(page)
                .compose(reply ->
                        reply.status() == NOT_MODIFIED ? Future.succeededFuture(reply) : upstream.send(request));
    }

    private static boolean isConditional(Request request) {
        return request.hasHeader(Headers.IF_NONE_MATCH);
    }

    private static boolean isEmpty(Reply reply) {
        return !reply.hasBody() || reply.body().toString().equals("[]");
    }

    private static String range(Request request, Reply reply) {
        return request.param(Vocabulary.OFFSET).orElse(Vocabulary.BEGINNING) + ":"
                + Replies.nextOffset(reply) + ":"
                + Replies.isClosed(reply);
    }
}
