// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import java.util.Locale;

/** What an access token can allow (openapi.json, Operation). */
public enum Operation {
    LIST_BASINS,
    CREATE_BASIN,
    DELETE_BASIN,
    RECONFIGURE_BASIN,
    GET_BASIN_CONFIG,
    ISSUE_ACCESS_TOKEN,
    REVOKE_ACCESS_TOKEN,
    LIST_ACCESS_TOKENS,
    LIST_STREAMS,
    CREATE_STREAM,
    DELETE_STREAM,
    GET_STREAM_CONFIG,
    RECONFIGURE_STREAM,
    CHECK_TAIL,
    APPEND,
    READ,
    TRIM,
    FENCE,
    ACCOUNT_METRICS,
    BASIN_METRICS,
    STREAM_METRICS;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As it is written in a token's scope. */
    public String wire() {
        return wire;
    }
}
