// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import dev.tidemark.server.access.BodyMemory;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Collects a request's body, with or without announced length, up to a limit. */
public final class RequestBody {

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

    /** @return the body; or {@link BodyRefused} if it is larger than the limit, finds no room in memory, or breaks off */
    public static CompletionStage<byte[]> read(RoutingContext http, int limit, BodyMemory memory) {
        RequestBody body = new RequestBody(limit, memory);
        HttpServerRequest request = http.request();
        http.addEndHandler(answered -> body.release());
        request.handler(body::add);
        request.exceptionHandler(
                broken -> body.refuse(BodyRefused.Reason.BROKEN_OFF, "The body of the request broke off."));
        request.endHandler(end -> body.end());
        request.resume();
        return body.result;
    }

    private void add(Buffer part) {
        received += part.length();
        if (received <= limit) {
            keep(part);
        } else if (received > (long) limit * PATIENCE) {
            tooLarge();
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
            refuse(BodyRefused.Reason.NO_MEMORY, "Too many bodies are on their way in; try again.");
        } else if (received <= limit) {
            result.complete(bytes.getBytes());
        } else {
            tooLarge();
        }
    }

    private void tooLarge() {
        refuse(BodyRefused.Reason.TOO_LARGE, "The body is larger than " + limit + " bytes.");
    }

    private void refuse(BodyRefused.Reason reason, String sentence) {
        result.completeExceptionally(new BodyRefused(reason, sentence));
    }
}
