// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.Optional;

/** What decisions are based on: the state that all earlier decisions led to. */
public interface Known extends Producer.Lookup {

    Optional<StreamState> stream(StreamName name);

    /** Whether a stream has forks that still exist. */
    boolean hasForks(long id);

    /** The readable record of a stream that has so many before it. */
    Optional<LogRecord> record(StreamState stream, long sequence);
}
