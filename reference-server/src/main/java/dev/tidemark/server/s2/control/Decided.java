// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.s2.control.state.ControlEvent;
import java.util.Optional;

/**
 * What a change of basins or tokens comes to.
 *
 * @param event what happens, if anything
 * @param answer what to say once that is stored
 */
record Decided<T>(Optional<ControlEvent> event, T answer) {

    static <T> Decided<T> event(ControlEvent event, T answer) {
        return new Decided<>(Optional.of(event), answer);
    }

    /** Everything is as it should be. */
    static <T> Decided<T> nothing(T answer) {
        return new Decided<>(Optional.empty(), answer);
    }
}
