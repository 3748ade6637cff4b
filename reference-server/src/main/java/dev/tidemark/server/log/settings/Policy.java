// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log.settings;

import java.util.OptionalLong;

/**
 * What may be changed about a stream during its life, beside its retention.
 *
 * @param timestamping how records get their timestamps
 * @param deleteOnEmpty for how many seconds a stream is kept once it has no records; for ever if absent
 * @param label kept for whoever configured the stream and never looked at
 */
public record Policy(Timestamping timestamping, OptionalLong deleteOnEmpty, String label) {

    /** What a stream has that nobody configured. */
    public static final Policy DEFAULT = new Policy(Timestamping.DEFAULT, OptionalLong.empty(), "");
}
