// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.conformance.target.Hooks.HookFailed;
import java.net.URI;
import java.util.Map;

/** How the suite makes a target drop the oldest data of a stream; the protocol has no request for it. */
public sealed interface Retention {

    /**
     * Streams that are created with these headers drop data by themselves.
     *
     * @param messages after how many appended messages the first of them are gone
     */
    record ByCreation(Map<String, String> headers, int messages) implements Retention {
        public ByCreation {
            headers = Map.copyOf(headers);
        }
    }

    /** A command of the target's owner drops the data. */
    record ByCommand(Trim trim) implements Retention {}

    /** Drops what lies before an offset of a stream. */
    @FunctionalInterface
    interface Trim {
        /** @throws HookFailed when the command failed; nothing is known about the promise then */
        void before(URI stream, String offset) throws HookFailed;
    }
}
