// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import java.io.IOException;
import java.util.Locale;

/** Something could not be written, and nothing of it is left behind: it may be tried again later. */
public final class NotWritten extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean full;

    public NotWritten(IOException cause) {
        super(cause.getMessage(), cause);
        full = saysFull(cause);
    }

    /** Whether there is no room, rather than something else being wrong. */
    boolean full() {
        return full;
    }

    /** The JDK has no exception of its own for it; the words are those of the operating system. */
    private static boolean saysFull(IOException cause) {
        if (cause instanceof NotWritten inner) {
            return inner.full;
        }
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("no space left")
                || message.contains("quota exceeded")
                || message.contains("not enough space");
    }
}
