// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.timestamps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.s2.Modes;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import io.vertx.core.buffer.Buffer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Streams that come by their timestamps otherwise than they are configured to. */
final class ModesUnconfiguredDeviations {
    @Breaks(rule = "S2-TIME-11", by = "Takes the time of arrival where nobody chose the timestamping.")
    Behaviour s2DefaultModeIsArrival() {
        return defaults(timestamping -> timestamping.put(Modes.MODE, Modes.ARRIVAL));
    }

    @Breaks(rule = "S2-TIME-11", by = "Caps no timestamps where nobody chose the timestamping.")
    Behaviour s2DefaultIsUncapped() {
        return defaults(timestamping -> timestamping.put(Modes.UNCAPPED, true));
    }

    @Breaks(rule = "S2-TIME-11", by = "Requires timestamps where nobody chose the timestamping.")
    Behaviour s2DefaultModeIsRequired() {
        return defaults(timestamping -> timestamping.put(Modes.MODE, Modes.REQUIRE));
    }

    @Breaks(rule = "S2-TIME-11", by = "Says that streams whose timestamping nobody chose take the time of arrival.")
    Behaviour s2DefaultModeToldAsArrival() {
        return Behaviour.reply(
                Requests::asksStream,
                reply -> reply.mapJson(config -> {
                    config.putObject(Modes.TIMESTAMPING).put(Modes.MODE, Modes.ARRIVAL);
                    return config;
                }));
    }

    @Breaks(rule = "S2-TIME-13", by = "Acknowledges a change of the timestamping and goes on as before.")
    Behaviour s2ChangedTimestampingIgnored() {
        return Behaviour.on(
                Requests::reconfiguresStream,
                (request, upstream) -> upstream.send(request.withMethod("GET").withBody(Buffer.buffer())));
    }

    @Breaks(rule = "S2-TIME-13", by = "Gives stored records other timestamps when the timestamping is changed.")
    Behaviour s2ChangedTimestampingChangesOldRecords() {
        Set<String> changed = new HashSet<>();
        UnaryOperator<ObjectNode> later =
                Requests.eachRecord(record -> Records.at(record, Records.timestamp(record) + 1));
        return Behaviour.on(
                Behaviour.either(Requests::reconfiguresStream, Requests::readsOnce), (request, upstream) -> {
                    String stream = Requests.stream(request);
                    if (Requests.reconfiguresStream(request)) {
                        changed.add(stream);
                        return upstream.send(request);
                    }
                    return upstream.send(request).map(reply -> changed.contains(stream) ? reply.mapJson(later) : reply);
                });
    }

    /** Creates streams that say nothing about timestamps as if they said this. */
    private static Behaviour defaults(UnaryOperator<ObjectNode> timestamping) {
        return Behaviour.request(
                request -> Requests.createsStream(request) && request.is("POST"),
                request -> request.mapJson(body -> {
                    if (!body.path("config").path(Modes.TIMESTAMPING).isMissingNode()) {
                        return body;
                    }
                    ObjectNode config = body.withObject("/config");
                    config.set(Modes.TIMESTAMPING, timestamping.apply(Json.emptyObject()));
                    return body;
                }));
    }
}
