// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import java.util.Locale;

/** The codes of errors, each with its status. The last four are ours. */
public enum Code {
    ACCESS_TOKEN_NOT_FOUND(404),
    AUTHN(401),
    BAD_FRAME(400),
    BAD_HEADER(400),
    BAD_JSON(400),
    BAD_PATH(400),
    BAD_PROTO(400),
    BAD_QUERY(400),
    BASIN_DELETION_PENDING(409),
    BASIN_NOT_FOUND(404),
    DECRYPTION_FAILED(400),
    INVALID(422),
    NOT_IMPLEMENTED(501),
    OTHER(500),
    PERMISSION_DENIED(403),
    QUOTA_EXHAUSTED(403),
    RATE_LIMITED(429),
    RESOURCE_ALREADY_EXISTS(409),
    SERVER_DRAINING(503),
    STORAGE(500),
    STREAM_DELETION_PENDING(409),
    STREAM_NOT_FOUND(404),
    TRANSACTION_CONFLICT(409),
    UNAVAILABLE(503),
    /** The stream was closed by the other protocol, so it takes no more records. */
    STREAM_CLOSED(409),
    /** There is no such path. */
    NOT_FOUND(404),
    /** The path does not know this method. */
    METHOD_NOT_ALLOWED(405),
    /** The body is encoded in a way that the server does not know. */
    UNSUPPORTED_ENCODING(415);

    private final int status;
    private final String wire = name().toLowerCase(Locale.ROOT);

    Code(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /** As it is written in a body. */
    public String wire() {
        return wire;
    }
}
