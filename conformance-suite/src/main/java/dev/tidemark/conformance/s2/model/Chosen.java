// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.util.List;

/** Records of a stream as scenarios name them: by their sequence numbers, counted from 0. */
public interface Chosen {

    /** The words, for the steps. */
    String WORDS = "no record|all records|record \\d+|records \\d+ to \\d+";

    List<Expected> of(Subject stream);

    static Chosen parse(String text) {
        if (text.equals("no record")) {
            return stream -> List.of();
        }
        if (text.equals("all records")) {
            return Subject::retained;
        }
        var words = text.split(" ");
        var first = Long.parseLong(words[1]);
        var last = Long.parseLong(words[words.length - 1]);
        return stream -> stream.between(first, last + 1);
    }
}
