// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

/** Says what is in frames, for the transcript: one line each, which may be long and is shortened. */
public interface FrameWords {

    /** @param message of a regular frame that the target sent */
    String received(byte[] message);

    /** @param message of a regular frame that was sent to it */
    String sent(byte[] message);
}
