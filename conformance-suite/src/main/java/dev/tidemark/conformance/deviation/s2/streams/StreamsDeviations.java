// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Requests;
import java.util.List;

/** Streams that are created, deleted and listed wrongly. */
public final class StreamsDeviations {

    private static final String HAS_MORE = "has_more";
    private static final String PREFIX = "prefix";
    private static final String LIMIT = "limit";
    private static final String START_AFTER = "start_after";

    private StreamsDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-STREAM-01")
                        .by(
                                "s2-creation-answered-with-200",
                                "Answers the creation of a stream with 200.",
                                () -> Behaviour.reply(
                                        Requests::createsStream,
                                        reply -> reply.status() == 201 ? reply.withStatus(200) : reply)),
                breaks("S2-STREAM-01")
                        .by(
                                "s2-creation-without-a-time",
                                "Does not say when a stream was created.",
                                () -> Behaviour.reply(
                                        Requests::createsStream,
                                        reply -> reply.mapJson(info -> info.without(List.of("created_at"))))),
                breaks("S2-STREAM-13")
                        .by(
                                "s2-deletion-answered-with-204",
                                "Answers the deletion of a stream with 204.",
                                () -> Behaviour.reply(
                                        Requests::deletesStream,
                                        reply -> reply.status() == 202 ? Reply.of(204) : reply)),
                breaks("S2-STREAM-26")
                        .by(
                                "s2-list-ignores-its-prefix",
                                "Lists all streams whatever their names begin with.",
                                () -> Behaviour.request(
                                        Requests::listsStreams, request -> request.withoutParam(PREFIX))),
                breaks("S2-STREAM-28")
                        .by(
                                "s2-list-ignores-its-limit",
                                "Lists all streams whatever the limit is.",
                                () -> Behaviour.request(
                                        Requests::listsStreams, request -> request.withoutParam(LIMIT))),
                breaks("S2-STREAM-28")
                        .by(
                                "s2-list-never-says-last",
                                "Says of every page of a list that there are more.",
                                () -> Behaviour.reply(
                                        Requests::listsStreams,
                                        reply -> reply.mapJson(page -> page.put(HAS_MORE, true)))),
                breaks("S2-STREAM-30")
                        .by(
                                "s2-list-without-end",
                                "Answers every page of a list with the first one and says that there are more.",
                                () -> Behaviour.on(Requests::listsStreams, (request, upstream) -> upstream.send(
                                                request.withoutParam(START_AFTER))
                                        .map(reply -> reply.mapJson(page -> page.put(HAS_MORE, true))))),
                breaks("S2-STREAM-30")
                        .by(
                                "s2-list-of-empty-pages",
                                "Says of an empty page of a list that there are more.",
                                () -> Behaviour.on(Requests::listsStreams, (request, upstream) -> upstream.send(
                                                request)
                                        .map(reply -> reply.mapJson(page -> {
                                            page.put(HAS_MORE, true);
                                            if (request.param(START_AFTER).isPresent()) {
                                                page.putArray("streams");
                                            }
                                            return page;
                                        })))));
    }
}
