// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

/** The words of Durable Streams that a load needs. */
public final class Protocol {

    public static final String NEXT_OFFSET = "Stream-Next-Offset";
    public static final String UP_TO_DATE = "Stream-Up-To-Date";
    public static final String CONTENT_TYPE = "Content-Type";
    public static final String TRUE = "true";
    public static final String START = "-1";
    public static final String NOW = "now";

    /** Where subscriptions are, below the root of streams. */
    public static final String SUBSCRIPTIONS = "__ds/subscriptions/";

    public static final String OCTETS = "application/octet-stream";
    public static final String JSON = "application/json";
    public static final String TEXT = "text/plain";
    public static final String EVENTS = "text/event-stream";

    private Protocol() {}
}
