// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import dev.tidemark.server.access.BodyMemory;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A request's body as it was before it was coded for its way; both before and after it is limited. */
public final class DecodedBody {

    /** The codings a client may use, as a value of {@code Accept-Encoding}. */
    public static final String ACCEPTED = ContentCoding.ACCEPTED;

    private static final String CONTENT_ENCODING = "Content-Encoding";

    private DecodedBody() {}

    /**
     * Reads and decodes the body.
     *
     * @return completes on the request's event loop; fails with {@link BodyRefused}
     */
    public static CompletionStage<byte[]> read(RoutingContext http, int limit, BodyMemory memory) {
        CompletionStage<byte[]> body = RequestBody.read(http, limit, memory);
        if (!http.request().headers().contains(CONTENT_ENCODING)) {
            return body;
        }
        List<String> named = http.request().headers().getAll(CONTENT_ENCODING);
        Optional<ContentCoding> coding = ContentCoding.named(String.join(", ", named));
        if (coding.isEmpty()) {
            // Only once the body is here: an answer in the middle of it would cost the connection.
            return body.thenCompose(dropped -> CompletableFuture.failedStage(unknown()));
        }
        return coding.get() == ContentCoding.IDENTITY
                ? body
                : body.thenCompose(bytes -> decoded(http, coding.get(), bytes, limit))
                        .thenApply(plain -> counted(http, plain, memory));
    }

    /** A few bytes can become many: too many to be decoded between two events. */
    private static CompletionStage<byte[]> decoded(RoutingContext http, ContentCoding coding, byte[] bytes, int limit) {
        return bytes.length == 0
                ? CompletableFuture.completedStage(bytes)
                : http.vertx()
                        .executeBlocking(() -> coding.decode(bytes, limit), false)
                        .toCompletionStage();
    }

    /** What came out takes room as what came in does. */
    private static byte[] counted(RoutingContext http, byte[] plain, BodyMemory memory) {
        if (!memory.take(plain.length)) {
            throw new BodyRefused(BodyRefused.Reason.NO_MEMORY, "Too many bodies are on their way in; try again.");
        }
        http.addEndHandler(answered -> memory.release(plain.length));
        return plain;
    }

    private static BodyRefused unknown() {
        return new BodyRefused(
                BodyRefused.Reason.UNKNOWN_CODING,
                "A body can be coded with one of " + ContentCoding.ACCEPTED + ", or not at all.");
    }
}
