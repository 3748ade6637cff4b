// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.grammar.Word;
import java.util.function.Predicate;

/** The states that the streams of a scenario are in; a failure names state and type. */
public enum States {
    @Word(value = "in each state", means = "Open and closed in each of these ways.")
    ALL(state -> true),

    @Word(value = "in each open state", means = "One empty, one with three messages.")
    OPEN(state -> !state.isClosed()),

    @Word(
            value = "in each closed state",
            means =
                    "Empty or filled and closed: by a close, by a final append, by either of a producer, or at the creation;"
                            + " as far as the target claims it.")
    CLOSED(StreamState::isClosed),

    @Word(value = "with messages", means = "Open, with three messages.")
    FILLED(state -> state == StreamState.FILLED),

    @Word(value = "with messages and an end", means = "The same, closed by a close.")
    FILLED_AND_CLOSED(state -> state == StreamState.CLOSED);

    final Predicate<StreamState> wanted;

    States(Predicate<StreamState> wanted) {
        this.wanted = wanted;
    }
}
