// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Streams that come by their timestamps otherwise than they are configured to (TIME-11 and -13). */
final class S2TimestampingDeviations {
    private S2TimestampingDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-TIME-11")
                        .by(
                                "s2-default-mode-is-arrival",
                                "Takes the time of arrival where nobody chose the timestamping.",
                                () -> defaults(timestamping -> timestamping.put(S2Modes.MODE, S2Modes.ARRIVAL))),
                breaks("S2-TIME-11")
                        .by(
                                "s2-default-is-uncapped",
                                "Caps no timestamps where nobody chose the timestamping.",
                                () -> defaults(timestamping -> timestamping.put(S2Modes.UNCAPPED, true))),
                breaks("S2-TIME-11")
                        .by(
                                "s2-default-mode-is-required",
                                "Requires timestamps where nobody chose the timestamping.",
                                () -> defaults(timestamping -> timestamping.put(S2Modes.MODE, S2Modes.REQUIRE))),
                breaks("S2-TIME-11")
                        .by(
                                "s2-default-mode-told-as-arrival",
                                "Says that streams whose timestamping nobody chose take the time of arrival.",
                                () -> Behaviour.reply(
                                        S2Requests::asksStream,
                                        reply -> reply.mapJson(config -> {
                                            config.putObject(S2Modes.TIMESTAMPING)
                                                    .put(S2Modes.MODE, S2Modes.ARRIVAL);
                                            return config;
                                        }))),
                breaks("S2-TIME-13")
                        .by(
                                "s2-changed-timestamping-ignored",
                                "Acknowledges a change of the timestamping and goes on as before.",
                                () -> Behaviour.on(
                                        S2Requests::reconfiguresStream,
                                        (request, upstream) -> upstream.send(
                                                request.withMethod("GET").withBody(Buffer.buffer())))),
                breaks("S2-TIME-13")
                        .by(
                                "s2-changed-timestamping-changes-old-records",
                                "Gives stored records other timestamps when the timestamping is changed.",
                                S2TimestampingDeviations::changingOldRecords));
    }

    /** Creates streams that say nothing about timestamps as if they said this. */
    private static Behaviour defaults(UnaryOperator<ObjectNode> timestamping) {
        return Behaviour.request(
                request -> S2Requests.createsStream(request) && request.appends(),
                request -> request.mapJson(body -> {
                    if (!body.path("config").path(S2Modes.TIMESTAMPING).isMissingNode()) {
                        return body;
                    }
                    ObjectNode config = body.withObject("/config");
                    config.set(S2Modes.TIMESTAMPING, timestamping.apply(Json.emptyObject()));
                    return body;
                }));
    }

    private static Behaviour changingOldRecords() {
        Set<String> changed = new HashSet<>();
        return Behaviour.on(
                request -> S2Requests.reconfiguresStream(request) || S2Requests.readsOnce(request),
                (request, upstream) -> {
                    String stream = S2Requests.stream(request);
                    if (S2Requests.reconfiguresStream(request)) {
                        changed.add(stream);
                    }
                    Future<Reply> answer = upstream.send(request);
                    return S2Requests.readsOnce(request) && changed.contains(stream)
                            ? answer.map(reply -> reply.mapJson(S2Requests.eachRecord(record -> record.put(
                                    S2Wire.TIMESTAMP,
                                    record.path(S2Wire.TIMESTAMP).asLong() + 1))))
                            : answer;
                });
    }
}
