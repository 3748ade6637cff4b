// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.reports.contract.Broken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Work that was handed to a worker: by a webhook (7.1) or by a claim (7.2).
 *
 * @param token that the worker's requests carry
 * @param document as it came
 */
record Wake(String id, long generation, String token, JsonNode document) {

    /** @param tokenField callback_token of a webhook, token of a claim */
    static Wake of(JsonNode document, String tokenField) {
        return new Wake(
                Fields.text(document, "wake_id"),
                Fields.count(document, "generation"),
                Fields.text(document, tokenField),
                document);
    }

    /** The same with another token. */
    Wake withToken(String other) {
        return new Wake(id, generation, other, document);
    }

    /** A stream as the wake shows it. */
    Optional<JsonNode> link(String path) {
        for (var link : Fields.list(document, "streams")) {
            if (link.path("path").asText().equals(path)) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    /** The same, which has to be there. */
    JsonNode linked(String path) {
        return link(path).orElseThrow(() -> new Broken("a wake that lists " + path, document.toString()));
    }

    List<String> paths() {
        var paths = new ArrayList<String>();
        Fields.list(document, "streams").forEach(link -> paths.add(Fields.text(link, "path")));
        return paths;
    }
}
