// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.http.BodyRefused;
import dev.tidemark.server.http.RequestBody;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Reads the bodies of requests, and undoes their compression. */
@Singleton
public final class Bodies {

    /** What is larger takes too long to be decompressed between two events. */
    private static final int QUICK = 1 << 16;

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
        String header = request.header(Protocol.CONTENT_ENCODING);
        if (header == null) {
            return body.exceptionally(failure -> refused(failure, malformed));
        }
        Encoding encoding = Encoding.named(header).orElse(null);
        if (encoding == null) {
            return CompletableFuture.failedStage(S2Problem.of(
                    Code.UNSUPPORTED_ENCODING, "A body can be encoded with zstd or gzip, and with nothing else."));
        }
        return body.exceptionally(failure -> refused(failure, malformed))
                .thenCompose(bytes -> bytes.length <= QUICK
                        ? CompletableFuture.completedStage(decompressed(encoding, bytes, malformed))
                        : http.vertx()
                                .executeBlocking(() -> decompressed(encoding, bytes, malformed), false)
                                .toCompletionStage());
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
