// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

/** The words of Durable Streams that a load needs. */
final class Protocol {

    static final String NEXT_OFFSET = "Stream-Next-Offset";
    static final String UP_TO_DATE = "Stream-Up-To-Date";
    static final String CONTENT_TYPE = "Content-Type";
    static final String TRUE = "true";
    static final String START = "-1";
    static final String NOW = "now";

    static final String OCTETS = "application/octet-stream";
    static final String JSON = "application/json";
    static final String TEXT = "text/plain";
    static final String EVENTS = "text/event-stream";

    private Protocol() {}
}
