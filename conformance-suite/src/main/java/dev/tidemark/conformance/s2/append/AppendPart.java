// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.append;

import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.Fault;

/** Which part of an append a scenario gives as JSON. */
public enum AppendPart {
    @Word(value = "headers", means = "Of its only record, which has the body `x`.")
    HEADERS {
        @Override
        String body(String json) {
            return Fault.record("{\"headers\":" + json + ",\"body\":\"x\"}");
        }
    },

    @Word(value = "record", means = "The only one, empty; what is acknowledged belongs to the stream.")
    RECORD {
        @Override
        String body(String json) {
            return Fault.record(json);
        }
    },

    @Word(value = "body", means = "All of it.")
    BODY {
        @Override
        String body(String json) {
            return json;
        }
    };

    /** The body of the append. */
    abstract String body(String json);
}
