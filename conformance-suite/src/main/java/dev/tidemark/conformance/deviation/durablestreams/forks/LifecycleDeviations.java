// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.durablestreams.Forks.deletedSource;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Forks;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Forks and sources that do not live apart (sections 4.2, 5.4 and 8). */
final class LifecycleDeviations {
    @Breaks(rule = "DS-4.2-47", by = "Goes on calling a deleted source gone after it was cleaned up.")
    Behaviour cleanedUpSourceStillCalledGone() {
        Set<String> sources = new HashSet<>();
        Set<String> gone = new HashSet<>();
        return (request, upstream) -> {
            request.header(Vocabulary.STREAM_FORKED_FROM).ifPresent(sources::add);
            if (Requests.deletes(request) && sources.contains(request.path())) {
                gone.add(request.path());
            }
            return Requests.asksMetadata(request) && gone.contains(request.path())
                    ? Future.succeededFuture(Reply.of(410))
                    : upstream.send(request);
        };
    }

    @Breaks(rule = "DS-4.2-05", by = "Deletes the source together with its fork.")
    Behaviour deleteSpreadsToSource() {
        return Lineage.forks(Requests::deletes, (request, fork, upstream) -> upstream.send(request)
                .compose(reply -> upstream.send(Lineage.atSource(request, fork)).map(reply)));
    }

    @Breaks(rule = "DS-4.2-41", by = "Reads of a deleted source are not found.")
    Behaviour deletedSourceNotFound() {
        return instead(Requests::reads);
    }

    @Breaks(rule = "DS-4.2-42", by = "Does not find the metadata of a deleted source.")
    Behaviour deletedSourceWithoutMetadata() {
        return instead(Requests::asksMetadata);
    }

    @Breaks(rule = "DS-4.2-43", by = "Does not find a deleted source when somebody writes to it.")
    Behaviour deletedSourceNotFoundForWriters() {
        return instead(Requests::appends);
    }

    @Breaks(rule = "DS-4.2-43", by = "Accepts a close of a deleted source.")
    Behaviour closeOfDeletedSource() {
        return Behaviour.reply(
                Requests::appendsAndCloses,
                reply -> reply.status() == 410 ? Reply.of(204).withHeader(Vocabulary.STREAM_CLOSED, "true") : reply);
    }

    @Breaks(
            rule = {"DS-4.2-44", "DS-4.2-32"},
            by = "Says that a stream was created under the URL of a deleted source.")
    Behaviour deletedSourceCreatedAgain() {
        return Behaviour.reply(Requests::creates, reply -> reply.status() == 409 ? reply.withStatus(201) : reply);
    }

    @Breaks(
            rule = {"DS-4.2-45", "DS-5.4-06"},
            by = "Loses the inherited data when the source is deleted.")
    Behaviour inheritedDataDeletedWithSource() {
        return deletedSource((request, fork, upstream) -> Requests.catchesUp(request)
                ? upstream.send(request).map(reply -> reply.withBody(""))
                : upstream.send(request));
    }

    @Breaks(
            rule = {"DS-5.4-06", "DS-4.2-45"},
            by = "Deletes the forks with their source.")
    Behaviour forksDeletedWithSource() {
        return deletedSource((request, fork, upstream) -> Future.succeededFuture(Reply.of(404)));
    }

    @Breaks(rule = "DS-5.4-07", by = "Accepts the second deletion of a source.")
    Behaviour sourceDeletedTwice() {
        return Behaviour.reply(Requests::deletes, reply -> reply.status() == 410 ? reply.withStatus(204) : reply);
    }

    @Breaks(rule = "DS-4.2-32", by = "Says that a deleted source was forked.")
    Behaviour deletedSourceForked() {
        return Behaviour.reply(Forks.FORKS, reply -> reply.status() == 409 ? reply.withStatus(201) : reply);
    }

    @Breaks(rule = "DS-4.2-46", by = "Never frees the URL of a deleted source.")
    Behaviour deletedSourceStaysGone() {
        Set<String> sources = new HashSet<>();
        Set<String> gone = new HashSet<>();
        return (request, upstream) -> {
            request.header(Vocabulary.STREAM_FORKED_FROM).ifPresent(sources::add);
            if (gone.contains(request.path())) {
                return Future.succeededFuture(Reply.of(410));
            }
            if (Requests.deletes(request) && sources.contains(request.path())) {
                gone.add(request.path());
            }
            return upstream.send(request);
        };
    }

    private static Behaviour instead(Predicate<Request> requests) {
        return Behaviour.reply(requests, reply -> reply.status() == 410 ? Reply.of(404) : reply);
    }
}
