// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log.settings;

import java.time.Instant;

/** How long a stream lives (Durable Streams 5.1). */
public sealed interface Lifetime {

    /** Until it is deleted. */
    Lifetime UNLIMITED = new Unlimited();

    /** Until it is deleted. */
    record Unlimited() implements Lifetime {}

    /** Until nobody has read or written for that many seconds. */
    record Idle(long seconds) implements Lifetime {}

    /** Until that moment, whatever happens. */
    record Until(Instant end) implements Lifetime {}
}
