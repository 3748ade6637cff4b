// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import java.util.Locale;

/**
 * What became of a request that something exist.
 *
 * @param thing as it is now
 */
record Provisioned<T>(Result result, T thing) {

    /** What had to be done for it. */
    enum Result {
        CREATED,
        UPDATED,
        NOOP;

        private final String wire = name().toLowerCase(Locale.ROOT);

        /** As it is written in {@code s2-provision-result}. */
        String wire() {
            return wire;
        }
    }

    static <T> Provisioned<T> created(T thing) {
        return new Provisioned<>(Result.CREATED, thing);
    }

    static <T> Provisioned<T> updated(T thing) {
        return new Provisioned<>(Result.UPDATED, thing);
    }

    static <T> Provisioned<T> noop(T thing) {
        return new Provisioned<>(Result.NOOP, thing);
    }
}
