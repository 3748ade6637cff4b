// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

/** Ends a Maven build: the message is all that the user needs, so there is no stack trace. */
public final class NotConformant extends RuntimeException {

    public NotConformant(String message) {
        super(message, null, false, false);
    }
}
