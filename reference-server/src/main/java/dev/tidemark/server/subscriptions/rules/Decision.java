// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import java.util.List;

/**
 * What follows from a request.
 *
 * @param events what happens, all of it or nothing
 * @param answer what to say once that is stored
 */
public record Decision<T>(List<Event> events, T answer) {

    public static <T> Decision<T> nothing(T answer) {
        return new Decision<>(List.of(), answer);
    }
}
