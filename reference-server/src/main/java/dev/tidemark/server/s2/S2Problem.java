// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import dev.tidemark.server.http.BodyRefused;
import dev.tidemark.server.http.DecodedBody;
import dev.tidemark.server.http.Fault;
import dev.tidemark.server.http.Refusal;
import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CompletionException;

/**
 * A request that is refused: a status and a JSON body, which are the same in a plain answer, an error event, and the
 * last frame of a session. The body has a code for programs and a sentence for people, but for the two refusals that
 * tell a client where the stream is.
 */
public final class S2Problem extends Refusal {

    private static final long serialVersionUID = 1L;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;

    private final int status;
    private final String body;

    private S2Problem(int status, String sentence, String body) {
        super(sentence);
        this.status = status;
        this.body = body;
    }

    /** @param sentence for people; it may repeat what the client sent */
    public static S2Problem of(Code code, String sentence) {
        return new S2Problem(code.status(), sentence, body(code.wire(), sentence));
    }

    private static String body(String code, String sentence) {
        return "{\"code\":\"" + code + "\",\"message\":" + Json.quoted(sentence) + "}";
    }

    /** The codes of S2 are written small. */
    static S2Problem of(Fault fault) {
        return new S2Problem(
                fault.status(), fault.sentence(), body(fault.code().toLowerCase(Locale.ROOT), fault.sentence()));
    }

    public static S2Problem streamNotFound(String basin, String stream) {
        return of(Code.STREAM_NOT_FOUND, "There is no stream `" + stream + "` in basin `" + basin + "`.");
    }

    public static S2Problem basinNotFound(String basin) {
        return of(Code.BASIN_NOT_FOUND, "There is no basin `" + basin + "`.");
    }

    public static S2Problem unavailable() {
        return of(Code.UNAVAILABLE, "The server cannot do this now.");
    }

    /** 412: another sequence number would have been assigned (openapi.json, AppendConditionFailed). */
    public static S2Problem sequenceMismatch(long wouldBe) {
        return new S2Problem(
                Protocol.PRECONDITION_FAILED,
                "The next sequence number is another one.",
                "{\"seq_num_mismatch\":" + wouldBe + "}");
    }

    /** 412: the stream has another fencing token. */
    public static S2Problem tokenMismatch(String actual) {
        return new S2Problem(
                Protocol.PRECONDITION_FAILED,
                "The fencing token of the stream is another one.",
                "{\"fencing_token_mismatch\":" + Json.quoted(actual) + "}");
    }

    /** 416: there is nothing to read (openapi.json, TailResponse). */
    public static S2Problem unwritten(long tail, long timestamp) {
        return new S2Problem(
                Protocol.RANGE_NOT_SATISFIABLE,
                "Nothing was written there.",
                "{\"tail\":{\"seq_num\":" + tail + ",\"timestamp\":" + timestamp + "}}");
    }

    /** What a failure is: itself if it is a problem; something unforeseen is logged and shown as unavailable. */
    public static S2Problem of(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof BodyRefused refused) {
            return of(refused, Code.BAD_JSON);
        }
        return (S2Problem) Replies.refusal(cause, S2Problem::unavailable);
    }

    /**
     * What a failure to read a body is.
     *
     * @param malformed the code of a body that cannot be parsed. S2 has none for a large one: for a client that is the
     *     same, as in s2-lite
     */
    static S2Problem ofBody(Throwable failure, Code malformed) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof BodyRefused refused ? of(refused, malformed) : of(cause);
    }

    private static S2Problem of(BodyRefused refused, Code malformed) {
        return switch (refused.reason()) {
            case NO_MEMORY -> of(Code.RATE_LIMITED, refused.getMessage());
            case UNKNOWN_CODING -> of(Code.UNSUPPORTED_ENCODING, refused.getMessage());
            case TOO_LARGE, BROKEN_OFF, NOT_DECODABLE -> of(malformed, refused.getMessage());
        };
    }

    public int status() {
        return status;
    }

    /** The JSON text that tells a client what is wrong. */
    public String body() {
        return body;
    }

    @Override
    public Reply reply() {
        return Json.reply(status, body.getBytes(StandardCharsets.UTF_8))
                .withIf(status == TOO_MANY_REQUESTS, Protocol.RETRY_AFTER, "1")
                .withIf(status == Code.UNSUPPORTED_ENCODING.status(), Protocol.ACCEPT_ENCODING, DecodedBody.ACCEPTED)
                .withIf(status == UNAUTHORIZED, Protocol.WWW_AUTHENTICATE, Protocol.BEARER);
    }
}
