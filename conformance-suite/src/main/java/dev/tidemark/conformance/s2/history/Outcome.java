// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What a client was answered. */
public sealed interface Outcome {

    /** Nothing, or nothing that tells whether it was done. */
    record Unknown() implements Outcome {
        @Override
        public String toString() {
            return "no answer";
        }
    }

    /** Appended: the first record has this number, the next one after the batch would have that. */
    record Acknowledged(long start, long end) implements Outcome {
        @Override
        public String toString() {
            return "acknowledged as " + start + (end == start + 1 ? "" : " to " + (end - 1));
        }
    }

    /** Not appended: this is the sequence number that it would have got. */
    record OtherSeqNum(long next) implements Outcome {
        @Override
        public String toString() {
            return "refused, the next number is " + next;
        }
    }

    /** Not appended: this is the token of the stream. */
    record OtherToken(String token) implements Outcome {
        @Override
        public String toString() {
            return "refused, the token is '" + token + "'";
        }
    }

    /**
     * Read.
     *
     * @param tail of the stream, where the answer has it
     */
    record Records(List<Found> found, OptionalLong tail) implements Outcome {

        public Records {
            found = List.copyOf(found);
        }

        @Override
        public String toString() {
            var records = found.stream().map(Found::toString).collect(Collectors.joining(", "));
            return (found.isEmpty() ? "no records" : records) + (tail.isPresent() ? ", tail " + tail.getAsLong() : "");
        }
    }

    /** One record of an answer. */
    record Found(long seqNum, String content) {
        @Override
        public String toString() {
            return seqNum + " " + content;
        }
    }

    /** The tail, as an answer to the question for it, or because there is nothing to read yet. */
    record Tail(long seqNum) implements Outcome {
        @Override
        public String toString() {
            return "tail " + seqNum;
        }
    }
}
