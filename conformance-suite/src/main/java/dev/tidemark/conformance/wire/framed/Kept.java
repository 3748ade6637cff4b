// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Tells of every byte that is read. */
final class Kept extends FilterInputStream {

    private final Keeping keeping;

    /** Takes what was read. */
    @FunctionalInterface
    interface Keeping {
        void keep(byte[] buffer, int offset, int count);
    }

    Kept(InputStream in, Keeping keeping) {
        super(in);
        this.keeping = keeping;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var count = super.read(buffer, offset, length);
        if (count > 0) {
            keeping.keep(buffer, offset, count);
        }
        return count;
    }
}
