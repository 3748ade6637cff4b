// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import dev.tidemark.conformance.wire.message.Response;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/** What has come of an answer and was not taken yet: no more than the window that the other side has. */
final class Incoming {

    private final int window;
    private final Deque<byte[]> parts = new ArrayDeque<>();
    private boolean greeted;
    private Response head;
    private int place;
    private int waiting;
    private boolean ended;
    private IOException failure;

    /** @param window in bytes */
    Incoming(int window) {
        this.window = window;
    }

    /** The other side has shown that it speaks HTTP/2. */
    synchronized void greeted() {
        greeted = true;
        notifyAll();
    }

    synchronized boolean isGreeted() {
        return greeted;
    }

    /** @throws NoHttp2 when it ended the connection instead */
    synchronized void awaitGreeting() throws IOException {
        awaitChange(() -> greeted);
        if (!greeted) {
            throw failure instanceof EOFException || failure instanceof SocketException
                    ? new NoHttp2(
                            "the target ends the connection when HTTP/2 begins: it has none by prior knowledge here")
                    : failed();
        }
    }

    synchronized void head(Response arrived) {
        head = arrived;
        notifyAll();
    }

    synchronized boolean hasHead() {
        return head != null;
    }

    /**
     * @param data without padding
     * @param counted the bytes that count for the window, padding included
     */
    synchronized void data(byte[] data, int counted) throws Http2Fault {
        if (head == null) {
            throw new Http2Fault("the target sends data of an answer before its header section");
        }
        waiting += counted;
        if (waiting > window) {
            throw new Http2Fault("the target sends more than the window of HTTP/2 allows");
        }
        waiting -= counted - data.length;
        if (data.length > 0) {
            parts.add(data);
        }
        notifyAll();
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nothing more comes; what has come before can still be taken. */
    synchronized void fail(IOException reason) {
        if (failure == null && !ended) {
            failure = reason;
        }
        notifyAll();
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized Response awaitHead() throws IOException {
        awaitChange(() -> head != null);
        if (head == null) {
            throw failed();
        }
        return head;
    }

    /** As {@link java.io.InputStream#read(byte[], int, int)}. */
    synchronized int read(byte[] buffer, int offset, int wanted) throws IOException {
        awaitChange(() -> !parts.isEmpty());
        if (parts.isEmpty()) {
            if (ended) {
                return -1;
            }
            throw failed();
        }
        var part = parts.peek();
        int count = Math.min(wanted, part.length - place);
        System.arraycopy(part, place, buffer, offset, count);
        place += count;
        if (place == part.length) {
            parts.remove();
            place = 0;
        }
        waiting -= count;
        return count;
    }

    private void awaitChange(BooleanSupplier there) throws InterruptedIOException {
        try {
            while (!there.getAsBoolean() && !ended && failure == null) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private IOException failed() {
        return failure != null ? failure : new Http2Fault("the target ended the stream without an answer");
    }
}
