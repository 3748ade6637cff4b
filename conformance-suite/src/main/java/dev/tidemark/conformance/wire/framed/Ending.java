// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

/** How the answer of a session ended. */
public enum Ending {
    /** By itself, behind a frame. */
    COMPLETE,
    /** By itself, within a frame. */
    TRUNCATED,
    /** What came is no frame; nothing behind it was read. */
    MALFORMED,
    /** The stream or the connection broke before the answer was complete. */
    BROKEN
}
