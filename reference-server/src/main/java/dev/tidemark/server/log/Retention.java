// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.OptionalLong;

/**
 * What a stream keeps of its records; what exceeds any of the limits is dropped from its beginning. The newest record
 * is dropped for its age only.
 *
 * @param bytes how many bytes of record bodies
 * @param seconds for how long
 * @param records how many
 */
public record Retention(OptionalLong bytes, OptionalLong seconds, OptionalLong records) {

    /** Keeps everything. */
    public static final Retention ALL = new Retention(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public boolean isLimited() {
        return !equals(ALL);
    }

    /** Whether records between two positions are more than may be kept. */
    public boolean isExceeded(Position from, Position tail) {
        return (bytes.isPresent() && tail.bytes() - from.bytes() > bytes.getAsLong())
                || (records.isPresent() && tail.sequence() - from.sequence() > records.getAsLong());
    }

    /**
     * Whether a record is too old to be kept; a writer's own timestamps play no part in that.
     *
     * @param arrived when it was accepted
     * @param now milliseconds since 1970, as the arrival
     */
    public boolean isOutdated(long arrived, long now) {
        return seconds.isPresent() && (now - arrived) / 1000 >= seconds.getAsLong();
    }
}
