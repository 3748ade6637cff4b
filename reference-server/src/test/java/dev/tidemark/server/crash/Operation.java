// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import static dev.tidemark.server.http.Client.header;

import dev.tidemark.server.http.Client;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request, and what comes of it.
 *
 * @param kind what it is counted as
 * @param headers names and values in turns
 * @param status what it must be answered with
 * @param effect what changes; nothing if it is refused or repeated
 * @param producer the append that may be sent again, if it is one
 */
record Operation(
        String kind,
        String method,
        String stream,
        String body,
        List<String> headers,
        int status,
        Effect effect,
        Optional<Produced> producer) {

    static Operation of(String kind, String method, StreamModel stream, String body, List<String> headers) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of("Content-Type", stream.settings().type()));
        return new Operation(kind, method, stream.name(), body, all, 0, (world, end) -> world, Optional.empty());
    }

    /** An operation that must succeed and change something. */
    Operation does(int expected, Effect change) {
        return new Operation(kind, method, stream, body, headers, expected, change, producer);
    }

    /** An operation that must be answered so and change nothing. */
    Operation changesNothing(int expected) {
        return does(expected, (world, end) -> world);
    }

    Operation countedAs(String other) {
        return new Operation(other, method, stream, body, headers, status, effect, producer);
    }

    Operation by(Produced append) {
        return new Operation(kind, method, stream, body, headers, status, effect, Optional.of(append));
    }

    boolean changesSomething(World world) {
        return !effect.on(world, Optional.empty()).equals(world);
    }

    /**
     * Sends the request.
     *
     * @return the offset that the answer told
     */
    Optional<String> send(Client client) {
        HttpResponse<String> answer = client.send(method, stream, body, headers.toArray(String[]::new));
        if (answer.statusCode() != status) {
            throw new AssertionError("%s of %s: wanted %d, got %d %s"
                    .formatted(kind, stream, status, answer.statusCode(), answer.body()));
        }
        return Optional.ofNullable(header(answer, "Stream-Next-Offset"));
    }

    /** What an operation changes. */
    @FunctionalInterface
    interface Effect {

        /** @param end the offset that the answer told; empty if there was no answer */
        World on(World world, Optional<String> end);
    }
}
