// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Remembers the first bytes read, for the transcript. */
final class RecordedInput extends FilterInputStream {

    private static final int KEPT = 64 * 1024;

    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    RecordedInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        if (count > 0) {
            synchronized (seen) {
                seen.write(buffer, offset, Math.min(count, KEPT - seen.size()));
            }
        }
        return count;
    }

    byte[] seen() {
        synchronized (seen) {
            return seen.toByteArray();
        }
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException alreadyBroken) {
            // Closing gives the connection up; that it was broken before changes nothing.
        }
    }
}
