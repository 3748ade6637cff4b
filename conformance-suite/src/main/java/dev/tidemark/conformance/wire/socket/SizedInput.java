// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body of known length; the connection may not end before it does. */
final class SizedInput extends InputStream {

    private final InputStream in;
    private final long length;
    private long left;

    SizedInput(InputStream in, long length) {
        this.in = in;
        this.length = length;
        this.left = length;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
        if (left == 0) {
            return -1;
        }
        var count = in.read(buffer, offset, (int) Math.min(wanted, left));
        if (count < 0) {
            throw new EOFException(
                    "the connection ended after " + (length - left) + " of " + length + " bytes of the body");
        }
        left -= count;
        return count;
    }
}
