// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.wire;

/** The words of sections 6 and 7 on the wire: paths, members, codes, headers. */
public final class Words {

    /** Below this are the control interfaces (6). */
    public static final String CONTROL = "/v1/stream/__ds/";

    public static final String SUBSCRIPTIONS = "subscriptions";
    public static final String JWKS = "jwks.json";
    public static final String STREAMS = "streams";
    public static final String CALLBACK = "callback";
    public static final String CLAIM = "claim";
    public static final String ACK = "ack";
    public static final String RELEASE = "release";

    // Members (6.2, 6.3)
    public static final String ID = "id";
    public static final String SUBSCRIPTION_ID = "subscription_id";
    public static final String TYPE = "type";
    public static final String PATTERN = "pattern";
    public static final String WEBHOOK = "webhook";
    public static final String URL = "url";
    public static final String WAKE_STREAM = "wake_stream";
    public static final String LEASE_TTL_MS = "lease_ttl_ms";
    public static final String DESCRIPTION = "description";
    public static final String CREATED_AT = "created_at";
    public static final String STATUS = "status";
    public static final String ACTIVE = "active";
    public static final String FAILED = "failed";
    public static final String PATH = "path";
    public static final String LINK_TYPE = "link_type";
    public static final String ACKED_OFFSET = "acked_offset";
    public static final String SIGNING = "signing";
    public static final String ALG = "alg";
    public static final String KID = "kid";
    public static final String JWKS_URL = "jwks_url";
    public static final String ED25519 = "ed25519";

    // Members (7)
    public static final String WAKE_ID = "wake_id";
    public static final String GENERATION = "generation";
    public static final String TAIL_OFFSET = "tail_offset";
    public static final String HAS_PENDING = "has_pending";
    public static final String CALLBACK_URL = "callback_url";
    public static final String CALLBACK_TOKEN = "callback_token";
    public static final String ACKS = "acks";
    public static final String STREAM = "stream";
    public static final String OFFSET = "offset";
    public static final String DONE = "done";
    public static final String OK = "ok";
    public static final String NEXT_WAKE = "next_wake";
    public static final String WORKER = "worker";
    public static final String TOKEN = "token";

    // Errors (7.1, 7.2)
    public static final String ERROR = "error";
    public static final String CODE = "code";
    public static final String MESSAGE = "message";
    public static final String CURRENT_HOLDER = "current_holder";

    // Headers and types
    public static final String SIGNATURE = "Webhook-Signature";
    public static final String CONTENT_TYPE = "Content-Type";
    public static final String AUTHORIZATION = "Authorization";
    public static final String CACHE_CONTROL = "Cache-Control";
    public static final String JSON = "application/json";
    public static final String JWK_SET = "application/jwk-set+json";
    public static final String FIVE_MINUTES = "public, max-age=300";
    public static final String NEVER = "no-store";

    private Words() {}
}
