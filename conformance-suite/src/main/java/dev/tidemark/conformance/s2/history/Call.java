// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What a client asks of a stream. */
public sealed interface Call {

    /**
     * Appends a batch.
     *
     * @param matchSeqNum the sequence number that its first record has to get, if it says
     * @param fencingToken the token that the stream has to have, if it says
     */
    record Append(List<Entry> entries, OptionalLong matchSeqNum, Optional<String> fencingToken) implements Call {

        public Append {
            entries = List.copyOf(entries);
        }

        public static Append of(Entry... entries) {
            return new Append(List.of(entries), OptionalLong.empty(), Optional.empty());
        }

        public Append ifNext(long seqNum) {
            return new Append(entries, OptionalLong.of(seqNum), fencingToken);
        }

        public Append ifToken(String token) {
            return new Append(entries, matchSeqNum, Optional.of(token));
        }

        @Override
        public String toString() {
            var what = entries.stream().map(Entry::toString).collect(Collectors.joining(", ", "append [", "]"));
            var number = matchSeqNum.isPresent() ? " if the next number is " + matchSeqNum.getAsLong() : "";
            return what
                    + number
                    + fencingToken
                            .map(token -> " if the token is '" + token + "'")
                            .orElse("");
        }
    }

    /**
     * Reads from this sequence number on, once and without waiting.
     *
     * @param limited whether it may end before the tail, because of a limit of its own or of the answer
     */
    record Read(long from, boolean limited) implements Call {
        @Override
        public String toString() {
            return "read from " + from + (limited ? ", up to a limit" : "");
        }
    }

    /** Asks for the tail. */
    record CheckTail() implements Call {
        @Override
        public String toString() {
            return "check the tail";
        }
    }
}
