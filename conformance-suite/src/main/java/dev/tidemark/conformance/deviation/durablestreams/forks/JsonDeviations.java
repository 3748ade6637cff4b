// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.List;

/** What servers get wrong of <i>Forks of JSON streams</i>: {@code durable-streams/forks/json.feature}. */
final class JsonDeviations {
    @Breaks(rule = "DS-9.1.5-03", by = "Reads what a JSON fork inherited and what was appended to it as two arrays.")
    Behaviour jsonForkReadAsTwoArrays() {
        return Lineage.forks(Requests::catchesUp, (request, fork, upstream) -> {
            Request own = request.withParam(Vocabulary.OFFSET, fork.begin());
            return upstream.send(request).compose(whole -> {
                if (whole.ok() && whole.isJson()) {
                    return upstream.send(own).map(part -> apart(whole, part));
                }
                return Future.succeededFuture(whole);
            });
        });
    }

    private static Reply apart(Reply whole, Reply own) {
        List<JsonNode> all = Json.messages(whole.body());
        int inherited = all.size() - Json.messages(own.body()).size();
        return inherited <= 0 || inherited == all.size()
                ? whole
                : whole.withBody(Json.array(all.subList(0, inherited))
                        .appendBuffer(Json.array(all.subList(inherited, all.size()))));
    }
}
