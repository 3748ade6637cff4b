// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Reads frames, one when it is asked for one. */
final class FrameInput {

    private final InputStream in;

    /** How many bytes of messages may come out, and how many have. */
    private final long most;

    private long all;

    FrameInput(InputStream in, long most) {
        this.in = in;
        this.most = most;
    }

    /**
     * The next frame; empty at the end of the input, if that is behind a frame.
     *
     * @throws TruncatedFrame when the input ends within a frame
     * @throws MalformedFrame when what comes is none
     */
    Optional<Frame> next() throws IOException {
        var prefix = in.readNBytes(Frame.PREFIX);
        if (prefix.length == 0) {
            return Optional.empty();
        }
        if (prefix.length < Frame.PREFIX) {
            throw new TruncatedFrame("the body ends after " + prefix.length + " of the 3 bytes of a frame's length");
        }
        var length = (prefix[0] & 0xff) << 16 | (prefix[1] & 0xff) << 8 | prefix[2] & 0xff;
        if (length == 0) {
            throw new MalformedFrame("a frame has the length 0, where its flag byte counts as 1");
        }
        var rest = in.readNBytes(length);
        if (rest.length < length) {
            throw new TruncatedFrame("the body ends after " + rest.length + " of " + length + " bytes of a frame");
        }
        return Optional.of(frame(rest, System.nanoTime()));
    }

    private Frame frame(byte[] rest, long arrived) throws MalformedFrame {
        var flags = rest[0] & 0xff;
        var coding = Coding.of(flags)
                .orElseThrow(() -> new MalformedFrame("a frame has the flags " + String.format("0x%02x", flags)
                        + ", of which the bits 6 and 5 name no compression"));
        var coded = Arrays.copyOfRange(rest, 1, rest.length);
        var frame = new Frame(rest.length, flags, decoded(coding, coded), arrived);
        if (frame.isTerminal() && frame.message().length < Short.BYTES) {
            throw new MalformedFrame("a terminal frame has " + frame.message().length
                    + " bytes behind its flags, where the first 2 are its status");
        }
        return frame;
    }

    private byte[] decoded(Coding coding, byte[] coded) throws MalformedFrame {
        try {
            var message = coding.decode(coded, most - all);
            all += message.length;
            return message;
        } catch (MalformedFrame broken) {
            throw new MalformedFrame(
                    "a frame of " + (coded.length + 1) + " bytes cannot be decoded: " + broken.getMessage());
        }
    }
}
