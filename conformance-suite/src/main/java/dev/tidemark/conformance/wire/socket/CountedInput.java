// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/** Tells the flight of every byte that comes. */
final class CountedInput extends FilterInputStream {

    private final Supplier<Flight> flight;

    CountedInput(InputStream in, Supplier<Flight> flight) {
        super(in);
        this.flight = flight;
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
            flight.get().received(buffer, offset, count);
        }
        return count;
    }
}
