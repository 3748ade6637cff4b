// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.util.Optional;

/**
 * What the suite may do to the process of the target.
 *
 * @param restart stops it in an orderly way and starts it again with the same data
 * @param kill ends it without warning (SIGKILL or alike) and starts it again with the same data
 */
public record Hooks(Optional<Hook> restart, Optional<Hook> kill) {

    /** A target that cannot be restarted by the suite. */
    public static Hooks none() {
        return new Hooks(Optional.empty(), Optional.empty());
    }

    /** One thing done to the process; returns when the target answers again under its old address. */
    @FunctionalInterface
    public interface Hook {
        /** @throws HookFailed when the command failed or the target did not come back */
        void run() throws HookFailed;
    }

    /** The hook itself failed; nothing is known about the promise. */
    public static final class HookFailed extends Exception {
        public HookFailed(String message) {
            super(message);
        }

        public HookFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
