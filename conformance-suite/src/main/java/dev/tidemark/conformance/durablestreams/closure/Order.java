// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.closure;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.util.List;
import java.util.stream.Stream;

/** When several clients send the same. */
enum Order {
    @Word(value = "one after the other", means = "Each when the one before has been answered.")
    IN_TURN {
        @Override
        List<Response> send(Client client, Request request, int times) {
            return Stream.generate(() -> Outcome.of(client.wire().sendAsync(request)))
                    .limit(times)
                    .toList();
        }
    },

    @Word(value = "at the same time", means = "All before the first has been answered.")
    TOGETHER {
        @Override
        List<Response> send(Client client, Request request, int times) {
            return Stream.generate(() -> client.wire().sendAsync(request)).limit(times).toList().stream()
                    .map(Outcome::of)
                    .toList();
        }
    };

    /** All answers to this request. */
    abstract List<Response> send(Client client, Request request, int times);
}
