// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import java.io.IOException;
import java.io.InterruptedIOException;

/** How much may be sent before the other side has taken some of it (RFC 9113, section 5.2): on the stream and on the connection. */
final class SendWindow {

    static final int INITIAL = 65_535;

    private long connection = INITIAL;
    private long stream = INITIAL;
    private int initial = INITIAL;
    private IOException failure;

    /** Waits until at least one byte may be sent, and takes as many as may be, up to this. */
    synchronized int take(int wanted) throws IOException {
        try {
            while (failure == null && Math.min(connection, stream) <= 0) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
        if (failure != null) {
            throw failure;
        }
        int taken = (int) Math.min(Math.min(connection, stream), wanted);
        connection -= taken;
        stream -= taken;
        return taken;
    }

    synchronized void widenConnection(int by) throws Http2Fault {
        connection = widened(connection, by);
        notifyAll();
    }

    synchronized void widenStream(int by) throws Http2Fault {
        stream = widened(stream, by);
        notifyAll();
    }

    /** The setting of the other side changed, which counts for the stream that is open, too. */
    synchronized void initial(int now) throws Http2Fault {
        if (now < 0) {
            throw new Http2Fault("the target sets a window of HTTP/2 of more than 2^31-1 bytes");
        }
        stream += now - initial;
        initial = now;
        notifyAll();
    }

    /** Nothing more can be sent. */
    synchronized void fail(IOException reason) {
        if (failure == null) {
            failure = reason;
        }
        notifyAll();
    }

    private static long widened(long window, int by) throws Http2Fault {
        if (by <= 0 || window + by > Integer.MAX_VALUE) {
            throw new Http2Fault("the target widens a window of HTTP/2 by " + Integer.toUnsignedString(by)
                    + " bytes, which no window can take");
        }
        return window + by;
    }
}
