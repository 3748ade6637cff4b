// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.grammar.Word;
import java.util.OptionalLong;

/** What a reader that polls again does with the cursor that it got. */
enum CursorUse {
    @Word(value = "without a cursor", means = "It forgets the cursor.")
    FORGET {
        @Override
        OptionalLong next(long received) {
            return OptionalLong.empty();
        }
    },

    @Word(value = "and sends its cursor back", means = "Each poll but the first has the cursor of the answer before.")
    SEND_BACK {
        @Override
        OptionalLong next(long received) {
            return OptionalLong.of(received);
        }
    };

    /** The cursor of the next poll. */
    abstract OptionalLong next(long received);
}
