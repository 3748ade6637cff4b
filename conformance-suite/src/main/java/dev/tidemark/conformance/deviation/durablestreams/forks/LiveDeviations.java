// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Live readers of a fork that wait for the wrong stream or get what is not theirs (sections 5.7 and 5.8). */
final class LiveDeviations {
    private static final Reply NO_NEWS =
            Reply.of(204).withHeader(Vocabulary.STREAM_UP_TO_DATE, "true").withHeader(Vocabulary.STREAM_CURSOR, "1");

    @Breaks(rule = "DS-5.7-19", by = "Lets a long-poll on a fork wait although what it asks for was inherited.")
    Behaviour forkLongPollWithholdsInherited() {
        return Lineage.forks(
                Requests::longPolls,
                (request, fork, upstream) -> upstream.send(
                        inherits(request, fork) ? request.withParam(Vocabulary.OFFSET, Vocabulary.NOW) : request));
    }

    @Breaks(
            rule = {"DS-5.7-20", "DS-5.7-21"},
            by = "Lets a long-poll at the tail of a fork wait for its source.")
    Behaviour forkLongPollWaitsForSource() {
        return Lineage.forks(
                Requests::longPolls, (request, fork, upstream) -> upstream.send(Lineage.atSource(request, fork)));
    }

    @Breaks(rule = "DS-5.7-21", by = "Wakes those who wait at the tail of a fork when its source grows, with nothing.")
    Behaviour sourceWakesFork() {
        Map<String, List<Promise<Reply>>> waiting = new HashMap<>();
        return Lineage.all((request, fork, upstream) -> {
            if (fork.isPresent() && Requests.longPolls(request)) {
                Promise<Reply> answer = Promise.promise();
                waiting.computeIfAbsent(fork.get().source(), source -> new ArrayList<>())
                        .add(answer);
                upstream.send(request).onSuccess(answer::tryComplete).onFailure(answer::tryFail);
                return answer.future();
            }
            return upstream.send(request).onSuccess(reply -> {
                if (Requests.appends(request) && reply.ok()) {
                    waiting.getOrDefault(request.path(), List.of()).forEach(answer -> answer.tryComplete(NO_NEWS));
                }
            });
        });
    }

    @Breaks(rule = "DS-5.8-33", by = "Sends only what is appended from now on in event streams of a fork.")
    Behaviour forkEventsBeginWithNews() {
        return Lineage.forks(
                Requests::opensEvents,
                (request, fork, upstream) -> upstream.send(request.withParam(Vocabulary.OFFSET, Vocabulary.NOW)));
    }

    @Breaks(
            rule = "DS-5.8-33",
            by = "Sends what a fork inherited, and then what its source got, in event streams of a fork.")
    Behaviour forkEventsWithoutOwnData() {
        return Lineage.forks(
                Requests::opensEvents, (request, fork, upstream) -> upstream.send(Lineage.atSource(request, fork)));
    }

    /** What leaks comes with the next event of the fork, so that no connection has to be written to out of turn. */
    @Breaks(rule = "DS-5.8-34", by = "Sends what the source gets in the event streams of its forks, too.")
    Behaviour sourceLeaksIntoForkEvents() {
        Map<String, List<Buffer>> grown = new HashMap<>();
        return Lineage.all((request, fork, upstream) -> {
            if (Requests.appends(request) && request.hasBody()) {
                grown.computeIfAbsent(request.path(), stream -> new ArrayList<>())
                        .add(request.body());
            }
            Future<Reply> answer = upstream.send(request);
            if (fork.isEmpty() || !Requests.opensEvents(request)) {
                return answer;
            }
            List<Buffer> bodies = grown.computeIfAbsent(fork.get().source(), stream -> new ArrayList<>());
            int[] sent = {bodies.size()};
            return answer.map(reply -> reply.mapEvents(event -> {
                List<Event> events = new ArrayList<>();
                while (sent[0] < bodies.size()) {
                    events.add(Event.of(Vocabulary.EVENT_DATA, shown(bodies.get(sent[0]++), reply)));
                }
                events.add(event);
                return events;
            }));
        });
    }

    private static boolean inherits(Request request, Lineage.Fork fork) {
        return Requests.fromStart(request)
                || request.hasParam(Vocabulary.OFFSET, offset -> offset.compareTo(fork.begin()) < 0);
    }

    private static String shown(Buffer body, Reply reply) {
        return reply.hasHeader(Vocabulary.SSE_DATA_ENCODING)
                ? Base64.getEncoder().encodeToString(body.getBytes())
                : body.toString(StandardCharsets.ISO_8859_1);
    }
}
