// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** What is special about a basin. NOT TESTED where no such basin can be made. */
public enum BasinTrait {
    @Word(value = "that creates streams when they are read", means = "`create_stream_on_read`.")
    ON_READ("{\"" + Vocabulary.MEMBER_CREATE_STREAM_ON_READ + "\":true}"),

    @Word(value = "that creates streams when they are appended to", means = "`create_stream_on_append`.")
    ON_APPEND("{\"" + Vocabulary.MEMBER_CREATE_STREAM_ON_APPEND + "\":true}"),

    @Word(value = "without a configuration", means = "Created without one, so that everything is as the server has it.")
    NO_CONFIGURATION("{}");

    final String config;

    BasinTrait(String config) {
        this.config = config;
    }
}
