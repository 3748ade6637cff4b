// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.timestamps;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Modes;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Streams that come by their timestamps otherwise than they are configured to (TIME-11 and -13). */
public final class TimestampsModeDeviations {
    private TimestampsModeDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-TIME-11")
                        .by(
                                "s2-default-mode-is-arrival",
                                "Takes the time of arrival where nobody chose the timestamping.",
                                () -> defaults(timestamping -> timestamping.put(Modes.MODE, Modes.ARRIVAL))),
                breaks("S2-TIME-11")
                        .by(
                                "s2-default-is-uncapped",
                                "Caps no timestamps where nobody chose the timestamping.",
                                () -> defaults(timestamping -> timestamping.put(Modes.UNCAPPED, true))),
                breaks("S2-TIME-11")
                        .by(
                                "s2-default-mode-is-required",
                                "Requires timestamps where nobody chose the timestamping.",
                                () -> defaults(timestamping -> timestamping.put(Modes.MODE, Modes.REQUIRE))),
                breaks("S2-TIME-11")
                        .by(
                                "s2-default-mode-told-as-arrival",
                                "Says that streams whose timestamping nobody chose take the time of arrival.",
                                () -> Behaviour.reply(
                                        Requests::asksStream,
                                        reply -> reply.mapJson(config -> {
                                            config.putObject(Modes.TIMESTAMPING)
                                                    .put(Modes.MODE, Modes.ARRIVAL);
                                            return config;
                                        }))),
                breaks("S2-TIME-13")
                        .by(
                                "s2-changed-timestamping-ignored",
                                "Acknowledges a change of the timestamping and goes on as before.",
                                () -> Behaviour.on(
                                        Requests::reconfiguresStream,
                                        (request, upstream) -> upstream.send(
                                                request.withMethod("GET").withBody(Buffer.buffer())))),
                breaks("S2-TIME-13")
                        .by(
                                "s2-changed-timestamping-changes-old-records",
                                "Gives stored records other timestamps when the timestamping is changed.",
                                TimestampsModeDeviations::changingOldRecords));
    }

    /** Creates streams that say nothing about timestamps as if they said this. */
    private static Behaviour defaults(UnaryOperator<ObjectNode> timestamping) {
        return Behaviour.request(
                request -> Requests.createsStream(request) && request.appends(),
                request -> request.mapJson(body -> {
                    if (!body.path("config").path(Modes.TIMESTAMPING).isMissingNode()) {
                        return body;
                    }
                    ObjectNode config = body.withObject("/config");
                    config.set(Modes.TIMESTAMPING, timestamping.apply(Json.emptyObject()));
                    return body;
                }));
    }

    private static Behaviour changingOldRecords() {
        Set<String> changed = new HashSet<>();
        return Behaviour.on(
                request -> Requests.reconfiguresStream(request) || Requests.readsOnce(request),
                (request, upstream) -> {
                    String stream = Requests.stream(request);
                    if (Requests.reconfiguresStream(request)) {
                        changed.add(stream);
                    }
                    Future<Reply> answer = upstream.send(request);
                    return Requests.readsOnce(request) && changed.contains(stream)
                            ? answer.map(reply -> reply.mapJson(Requests.eachRecord(record -> record.put(
                                    Wire.TIMESTAMP,
                                    record.path(Wire.TIMESTAMP).asLong() + 1))))
                            : answer;
                });
    }
}
