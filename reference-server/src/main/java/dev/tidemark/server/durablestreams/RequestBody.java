// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.BodyMemory;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Collects a request's body, with or without announced length, up to a limit. */
final class RequestBody {

    /** How many bodies' worth of bytes are read and dropped so that the client can receive the refusal. */
    private static final int PATIENCE = 4;

    private final int limit;
    private final BodyMemory memory;
    private final Buffer bytes = Buffer.buffer();
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private long received;
    private boolean tooMuchAtOnce;

    private RequestBody(int limit, BodyMemory memory) {
        this.limit = limit;
        this.memory = memory;
    }

    /** @return the body; or a {@link Problem} if it is larger than the limit, finds no room in memory, or breaks off */
    static CompletionStage<byte[]> read(RoutingContext http, int limit, BodyMemory memory) {
        RequestBody body = new RequestBody(limit, memory);
        HttpServerRequest request = http.request();
        http.addEndHandler(answered -> body.release());
        request.handler(body::add);
        request.exceptionHandler(broken -> body.result.completeExceptionally(
                Problem.badRequest("INCOMPLETE_BODY", "The body of the request broke off.")));
        request.endHandler(end -> body.end());
        request.resume();
        return body.result;
    }

    private void add(Buffer part) {
        received += part.length();
        if (received <= limit) {
            keep(part);
        } else if (received > (long) limit * PATIENCE) {
            result.completeExceptionally(tooLarge());
        }
    }

    private void keep(Buffer part) {
        if (!tooMuchAtOnce && memory.take(part.length())) {
            bytes.appendBuffer(part);
        } else {
            tooMuchAtOnce = true;
        }
    }

    private void release() {
        memory.release(bytes.length());
    }

    private void end() {
        if (tooMuchAtOnce && received <= limit) {
            result.completeExceptionally(
                    Problem.tooMany("BODY_MEMORY", "Too many bodies are on their way in; try again."));
        } else if (received <= limit) {
            result.complete(bytes.getBytes());
        } else {
            result.completeExceptionally(tooLarge());
        }
    }

    private Problem tooLarge() {
        return Problem.of(
                Protocol.PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", "The body is larger than " + limit + " bytes.");
    }
}
