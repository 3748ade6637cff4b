// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.client.LeanConnection;
import dev.tidemark.benchmark.client.Stream;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.server.Contender;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Creating many things by PUT.
 *
 * @param what they are, in the plural
 * @param named the path and the type of each
 * @param body of each
 */
record Creations(String what, int count, IntFunction<Stream> named, IntFunction<Buffer> body) {

    List<Figure> run(Trial.Ground ground, Contender contender) throws InterruptedException {
        return new Requests(
                        what + " that are created",
                        "creation",
                        count,
                        number -> LeanConnection.put(contender.root(), named.apply(number), body.apply(number)),
                        Requests.SUCCESS)
                .run(ground, contender);
    }
}
