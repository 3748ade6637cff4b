// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.streams;

import static dev.tidemark.conformance.deviation.s2.RefusedKinds.refused;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.List;

/** Streams that are created, deleted and listed wrongly. */
final class StreamsDeviations {
    @Breaks(rule = "S2-STREAM-01", by = "Answers the creation of a stream with 200.")
    Behaviour s2CreationAnsweredWith200() {
        return Behaviour.reply(Requests::createsStream, reply -> reply.status() == 201 ? reply.withStatus(200) : reply);
    }

    @Breaks(rule = "S2-STREAM-01", by = "Does not say when a stream was created.")
    Behaviour s2CreationWithoutATime() {
        return Behaviour.reply(
                Requests::createsStream,
                reply -> reply.mapJson(info -> info.without(List.of(Vocabulary.MEMBER_CREATED_AT))));
    }

    @Breaks(rule = "S2-STREAM-13", by = "Answers the deletion of a stream with 204.")
    Behaviour s2DeletionAnsweredWith204() {
        return Behaviour.reply(Requests::deletesStream, reply -> reply.status() == 202 ? Reply.of(204) : reply);
    }

    @Breaks(rule = "S2-STREAM-26", by = "Lists all streams whatever their names begin with.")
    Behaviour s2ListIgnoresItsPrefix() {
        return Behaviour.request(Requests::listsStreams, request -> request.withoutParam(Vocabulary.PREFIX));
    }

    @Breaks(rule = "S2-STREAM-28", by = "Lists all streams whatever the limit is.")
    Behaviour s2ListIgnoresItsLimit() {
        return Behaviour.request(Requests::listsStreams, request -> request.withoutParam(Vocabulary.LIMIT));
    }

    @Breaks(rule = "S2-STREAM-28", by = "Says of every page of a list that there are more.")
    Behaviour s2ListNeverSaysLast() {
        return Behaviour.reply(
                Requests::listsStreams, reply -> reply.mapJson(page -> page.put(Vocabulary.MEMBER_HAS_MORE, true)));
    }

    @Breaks(rule = "S2-STREAM-30", by = "Answers every page of a list with the first one and says that there are more.")
    Behaviour s2ListWithoutEnd() {
        return Behaviour.on(Requests::listsStreams, (request, upstream) -> upstream.send(
                        request.withoutParam(Vocabulary.START_AFTER))
                .map(reply -> reply.mapJson(page -> page.put(Vocabulary.MEMBER_HAS_MORE, true))));
    }

    @Breaks(rule = "S2-STREAM-30", by = "Says of an empty page of a list that there are more.")
    Behaviour s2ListOfEmptyPages() {
        return Behaviour.on(Requests::listsStreams, (request, upstream) -> upstream.send(request)
                .map(reply -> reply.mapJson(page -> {
                    page.put(Vocabulary.MEMBER_HAS_MORE, true);
                    if (request.hasParam(Vocabulary.START_AFTER)) {
                        page.putArray("streams");
                    }
                    return page;
                })));
    }

    @Breaks(rule = "S2-STREAM-01", by = "Refuses every creation of a stream.")
    Behaviour everyStreamCreationRefused() {
        return refused(Requests::createsStream);
    }

    @Breaks(rule = "S2-STREAM-13", by = "Refuses every deletion of a stream.")
    Behaviour everyStreamDeletionRefused() {
        return refused(Requests::deletesStream);
    }
}
