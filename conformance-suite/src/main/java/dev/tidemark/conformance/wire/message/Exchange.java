// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * A request and what became of it.
 *
 * @param response the answer, or null when there was none
 * @param error why there was no answer, or null
 * @param requestBytes how long the body of the request was
 * @param responseBytes how long the body of the answer was
 * @param arrivals its parts where it went bit by bit and they were noted
 */
public record Exchange(
        Instant at,
        Duration took,
        Request request,
        Response response,
        String error,
        long requestBytes,
        long responseBytes,
        List<Arrival> arrivals) {

    public Exchange {
        arrivals = List.copyOf(arrivals);
    }

    public Exchange(Instant at, Duration took, Request request, Response response, String error) {
        this(
                at,
                took,
                request,
                response,
                error,
                request.body() == null ? 0 : request.body().length,
                response == null ? 0 : response.body().length,
                List.of());
    }

    /** The same with at most this much of the bodies. */
    Exchange cut(int most) {
        return new Exchange(
                at,
                took,
                request.body() == null ? request : request.body(beginning(request.body(), most)),
                response == null
                        ? null
                        : new Response(response.status(), response.headers(), beginning(response.body(), most)),
                error,
                requestBytes,
                responseBytes,
                arrivals);
    }

    private static byte[] beginning(byte[] bytes, int most) {
        return bytes.length > most ? Arrays.copyOf(bytes, most) : bytes;
    }
}
