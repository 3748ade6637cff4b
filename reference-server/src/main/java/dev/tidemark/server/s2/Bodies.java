// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.http.BodyRefused;
import dev.tidemark.server.http.RequestBody;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Reads the bodies of requests, and undoes their compression. */
@Singleton
public final class Bodies {

    private final BodyMemory memory;
    private final int limit;

    Bodies(BodyMemory memory, TidemarkConfig config) {
        this.memory = memory;
        this.limit = config.limits().bodyBytes();
    }

    /**
     * The whole body of a request, as it was before it was compressed.
     *
     * @param malformed what to complain with if there is no such body
     * @return completes on the request's event loop; fails with {@link S2Problem}
     */
    public CompletionStage<byte[]> read(S2Request request, Code malformed) {
        RoutingContext http = request.http();
        CompletionStage<byte[]> body = RequestBody.read(http, limit, memory);
        Optional<Encoding> encoding = Encoding.named(request.header(Protocol.CONTENT_ENCODING));
        if (encoding.isEmpty()) {
            return CompletableFuture.failedStage(S2Problem.of(
                    Code.UNSUPPORTED_ENCODING, "A body can be encoded with zstd or gzip, and with nothing else."));
        }
        CompletionStage<byte[]> taken = body.exceptionally(failure -> refused(failure, malformed));
        if (encoding.get() == Encoding.NONE) {
            return taken;
        }
        // A few bytes can become many: too many to be decompressed between two events.
        return taken.thenCompose(bytes -> http.vertx()
                        .executeBlocking(() -> decompressed(encoding.get(), bytes, malformed), false)
                        .toCompletionStage())
                .thenApply(plain -> counted(http, plain));
    }

    /** What came out takes room as what came in does. */
    private byte[] counted(RoutingContext http, byte[] plain) {
        if (!memory.take(plain.length)) {
            throw S2Problem.of(Code.RATE_LIMITED, "Too many bodies are on their way in; try again.");
        }
        http.addEndHandler(answered -> memory.release(plain.length));
        return plain;
    }

    private byte[] decompressed(Encoding encoding, byte[] bytes, Code malformed) {
        try {
            return encoding.decompress(bytes, limit);
        } catch (IOException failed) {
            throw S2Problem.of(malformed, "The body cannot be decompressed: " + failed.getMessage() + ".");
        }
    }

    private static byte[] refused(Throwable failure, Code malformed) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        boolean tooLarge = cause instanceof BodyRefused refused && refused.reason() != BodyRefused.Reason.NO_MEMORY;
        throw tooLarge ? S2Problem.of(malformed, cause.getMessage()) : S2Problem.of(cause);
    }
}
