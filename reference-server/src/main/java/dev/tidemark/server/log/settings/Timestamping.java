// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log.settings;

import java.util.OptionalLong;

/**
 * How the timestamps of a stream's records come about. Whatever is chosen, they never fall.
 *
 * @param uncapped whether a writer's timestamp may lie in the future
 */
public record Timestamping(Mode mode, boolean uncapped) {

    /** The writer's, if it gives one that is not in the future. */
    public static final Timestamping DEFAULT = new Timestamping(Mode.CLIENT_PREFER, false);

    /** Whose clock counts. */
    public enum Mode {
        /** The writer's where it gives a timestamp, otherwise the server's. */
        CLIENT_PREFER,
        /** The writer's; a record without a timestamp is refused. */
        CLIENT_REQUIRE,
        /** The server's. */
        ARRIVAL
    }

    /**
     * The timestamp of a record, milliseconds since 1970; empty if the writer had to give one and did not.
     *
     * @param last that of the record before
     */
    public OptionalLong stamp(OptionalLong given, long last, long now) {
        if (given.isEmpty() && mode == Mode.CLIENT_REQUIRE) {
            return OptionalLong.empty();
        }
        long wanted = mode == Mode.ARRIVAL ? now : given.orElse(now);
        long capped = uncapped ? wanted : Math.min(wanted, now);
        return OptionalLong.of(Math.max(capped, last));
    }
}
