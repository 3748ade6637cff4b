// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions;

import dev.tidemark.server.http.BodyRefused;
import dev.tidemark.server.http.DecodedBody;
import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.http.Refusal;
import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.subscriptions.keeping.Keeper;
import dev.tidemark.server.subscriptions.keeping.NotCreated;
import dev.tidemark.server.subscriptions.keeping.NotStored;
import dev.tidemark.server.subscriptions.keeping.Unknown;
import dev.tidemark.server.subscriptions.rules.Refused;
import dev.tidemark.server.subscriptions.webhooks.UrlRefused;
import dev.tidemark.server.subscriptions.wire.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** A request to a control interface that is refused, in the form of section 7: {@code {"error": {"code": ..., "message": ...}}}. */
final class Problem extends Refusal {

    private static final long serialVersionUID = 1L;

    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int UNSUPPORTED_TYPE = 415;
    static final int TOO_MANY = 429;
    static final int UNAVAILABLE = 503;
    static final int NO_SPACE = 507;

    private static final String INVALID_REQUEST = "INVALID_REQUEST";

    private final int status;
    private final String code;
    private final transient Map<String, Object> more;

    private Problem(int status, String code, String sentence, Map<String, Object> more) {
        super(sentence);
        this.status = status;
        this.code = code;
        this.more = more;
    }

    static Problem of(int status, String code, String sentence) {
        return new Problem(status, code, sentence, Map.of());
    }

    static Problem invalid(String sentence) {
        return of(BAD_REQUEST, INVALID_REQUEST, sentence);
    }

    static Problem noSubscription() {
        return of(NOT_FOUND, "SUBSCRIPTION_NOT_FOUND", "There is no such subscription.");
    }

    static Problem invalidToken(String sentence) {
        return of(UNAUTHORIZED, "TOKEN_INVALID", sentence);
    }

    static Problem invalidOffset(String sentence) {
        return of(CONFLICT, "INVALID_OFFSET", sentence);
    }

    /** What to say about a failure: the problem itself if it is one. */
    static Reply reply(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Refused refused) {
            return of(refused).reply();
        }
        if (cause instanceof Unknown) {
            return noSubscription().reply();
        }
        if (cause instanceof NotCreated refused) {
            return of(refused).reply();
        }
        if (cause instanceof UrlRefused refused) {
            return of(BAD_REQUEST, "WEBHOOK_URL_REJECTED", refused.getMessage()).reply();
        }
        if (cause instanceof BodyRefused refused) {
            return of(refused).reply();
        }
        if (cause instanceof NotStored refused) {
            return of(refused).reply();
        }
        return Replies.failed(cause, () -> of(UNAVAILABLE, "UNAVAILABLE", "The server cannot do this now."));
    }

    private static Problem of(Refused refused) {
        return switch (refused.reason()) {
            case WRONG_KIND -> invalid(refused.getMessage());
            case FOREIGN_TOKEN -> invalidToken(refused.getMessage());
            case FENCED -> of(CONFLICT, "FENCED", refused.getMessage());
            case NO_PENDING_WORK -> of(CONFLICT, "NO_PENDING_WORK", refused.getMessage());
            case INVALID_OFFSET -> invalidOffset(refused.getMessage());
            case ALREADY_CLAIMED -> claimed(refused);
        };
    }

    private static Problem claimed(Refused refused) {
        Map<String, Object> more = new LinkedHashMap<>();
        refused.progress()
                .wake()
                .flatMap(wake -> wake.holder())
                .ifPresent(worker -> more.put(Words.CURRENT_HOLDER, worker));
        more.put(Words.GENERATION, refused.progress().generation());
        return new Problem(CONFLICT, "ALREADY_CLAIMED", refused.getMessage(), more);
    }

    private static Problem of(NotCreated refused) {
        return switch (refused.reason()) {
            case DIFFERENT ->
                of(
                        CONFLICT,
                        "SUBSCRIPTION_ALREADY_EXISTS",
                        "There is a subscription of this id with another configuration; delete it first.");
            case TOO_MANY ->
                of(
                        TOO_MANY,
                        "TOO_MANY_SUBSCRIPTIONS",
                        "There are as many subscriptions as the server keeps; tidemark.limits.subscriptions says how many.");
            case TOO_BROAD ->
                invalid("The pattern matches more than " + Keeper.MOST_MATCHING + " streams; choose a narrower one.");
        };
    }

    private static Problem of(BodyRefused refused) {
        return switch (refused.reason()) {
            case TOO_LARGE -> of(TOO_LARGE, "PAYLOAD_TOO_LARGE", refused.getMessage());
            case NO_MEMORY -> of(TOO_MANY, "BODY_MEMORY", refused.getMessage());
            case BROKEN_OFF -> of(BAD_REQUEST, "INCOMPLETE_BODY", refused.getMessage());
            case UNKNOWN_CODING -> of(UNSUPPORTED_TYPE, "UNSUPPORTED_ENCODING", refused.getMessage());
            case NOT_DECODABLE -> of(BAD_REQUEST, "INVALID_ENCODING", refused.getMessage());
        };
    }

    private static Problem of(NotStored refused) {
        if (refused.outcome() instanceof Outcome.Overloaded) {
            return of(TOO_MANY, "OVERLOADED", "Too much is waiting to be stored; try again.");
        }
        boolean full = refused.outcome() instanceof Outcome.NotStored kept && kept.full();
        return full
                ? of(NO_SPACE, "NO_SPACE", "There is no room to store this; nothing of it was stored.")
                : of(UNAVAILABLE, "NOT_WRITABLE", "Nothing can be stored now; nothing of this was.");
    }

    @Override
    public Reply reply() {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put(Words.CODE, code);
        error.put(Words.MESSAGE, getMessage());
        error.putAll(more);
        return Reply.of(status)
                .with(Words.CONTENT_TYPE, Words.JSON)
                .with(Words.CACHE_CONTROL, Words.NEVER)
                .withIf(status == TOO_MANY, "Retry-After", "1")
                .withIf(status == UNSUPPORTED_TYPE, "Accept-Encoding", DecodedBody.ACCEPTED)
                .withIf(status == UNAUTHORIZED, "WWW-Authenticate", "Bearer realm=\"tidemark\"")
                .withBody(JsonTree.bytes(Map.of(Words.ERROR, error)));
    }
}
