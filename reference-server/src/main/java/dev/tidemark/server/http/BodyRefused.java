// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

/** A request's body that was not taken. */
public final class BodyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    BodyRefused(Reason reason, String sentence) {
        super(sentence, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong with it. */
    public enum Reason {
        /** It is larger than the server takes. */
        TOO_LARGE,
        /** There is no room for it now. */
        NO_MEMORY,
        /** The connection or the request ended before it did. */
        BROKEN_OFF,
        /** It is coded in a way that the server does not know. */
        UNKNOWN_CODING,
        /** It is not coded as it says. */
        NOT_DECODABLE
    }
}
