// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

/** The data hold something about basins or access tokens that this version does not understand. */
public final class ControlLogUnreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ControlLogUnreadable(Throwable cause) {
        super("the data were written by another version: " + cause.getMessage(), cause);
    }
}
