// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.config;

import java.util.Optional;

/** Which of the settings' tokens opens what. */
public final class Tokens {

    private Tokens() {}

    /** The token that may do everything in S2 if access tokens are asked for there. */
    public static Optional<String> root(TidemarkConfig config) {
        return config.s2().rootToken().or(() -> config.auth().token());
    }

    /**
     * The token that everything else needs. The streams of S2 can be reached through Durable Streams too, so that door
     * does not stay open when the other one is locked.
     */
    public static Optional<String> server(TidemarkConfig config) {
        return config.auth().token().or(() -> config.s2().auth() ? config.s2().rootToken() : Optional.empty());
    }
}
