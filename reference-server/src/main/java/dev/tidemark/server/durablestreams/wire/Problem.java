// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import dev.tidemark.server.http.BodyRefused;
import dev.tidemark.server.http.DecodedBody;
import dev.tidemark.server.http.Refusal;
import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.log.StreamState;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;

/** A request that is refused: its status, a code for programs, and a sentence for people. */
public final class Problem extends Refusal {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String earliest;

    private Problem(int status, String code, String sentence, String earliest) {
        super(sentence);
        this.status = status;
        this.code = code;
        this.earliest = earliest;
    }

    public static Problem of(int status, String code, String sentence) {
        return new Problem(status, code, sentence, null);
    }

    public static Problem badRequest(String code, String sentence) {
        return of(Protocol.BAD_REQUEST, code, sentence);
    }

    public static Problem noStream() {
        return of(Protocol.NOT_FOUND, "STREAM_NOT_FOUND", "There is no such stream.");
    }

    /** The offset was dropped by retention; the answer says where the stream begins now. */
    public static Problem dropped(StreamState stream) {
        String sentence = "The data at this offset was dropped by the retention of the stream.";
        return new Problem(Protocol.GONE, "GONE", sentence, OffsetToken.of(stream.earliest()));
    }

    public static Problem softDeleted() {
        return of(Protocol.GONE, "STREAM_DELETED", "The stream was deleted; only its forks remain.");
    }

    public static Problem tooMany(String code, String sentence) {
        return of(Protocol.TOO_MANY_REQUESTS, code, sentence);
    }

    public static Problem tooManyReaders() {
        return tooMany("TOO_MANY_READERS", "As many live readers are connected as the server takes; try again.");
    }

    public static Problem of(BodyRefused refused) {
        return switch (refused.reason()) {
            case TOO_LARGE -> of(Protocol.PAYLOAD_TOO_LARGE, "PAYLOAD_TOO_LARGE", refused.getMessage());
            case NO_MEMORY -> tooMany("BODY_MEMORY", refused.getMessage());
            case BROKEN_OFF -> badRequest("INCOMPLETE_BODY", refused.getMessage());
            case UNKNOWN_CODING -> of(Protocol.UNSUPPORTED_TYPE, "UNSUPPORTED_ENCODING", refused.getMessage());
            case NOT_DECODABLE -> badRequest("INVALID_ENCODING", refused.getMessage());
        };
    }

    static Problem unavailable() {
        return of(Protocol.UNAVAILABLE, "UNAVAILABLE", "The server cannot do this now.");
    }

    /** What to say about a failure: the problem itself if it is one. */
    public static Reply reply(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof BodyRefused refused ? of(refused).reply() : Replies.failed(cause, Problem::unavailable);
    }

    /** Codes and sentences are ours and need no escaping; nothing a client sent is repeated in them. */
    @Override
    public Reply reply() {
        String body = "{\"code\":\"" + code + "\",\"message\":\"" + getMessage() + "\"}";
        Reply reply = Reply.of(status)
                .with(Protocol.CONTENT_TYPE, Protocol.JSON)
                .with(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER)
                .withIf(earliest != null, Protocol.STREAM_EARLIEST_OFFSET, earliest)
                .withBody(body.getBytes(StandardCharsets.UTF_8));
        return reply.withIf(status == Protocol.TOO_MANY_REQUESTS, Protocol.RETRY_AFTER, "1")
                .withIf(status == Protocol.UNSUPPORTED_TYPE, Protocol.ACCEPT_ENCODING, DecodedBody.ACCEPTED)
                .withIf(status == Protocol.UNAUTHORIZED, Protocol.WWW_AUTHENTICATE, Protocol.BEARER);
    }
}
