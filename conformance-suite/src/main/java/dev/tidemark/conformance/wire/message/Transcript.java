// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The exchanges of one scenario, in the order in which they ended. Long runs keep their beginning and their end: that is what a reader
 * of the report looks at. Of bodies it keeps what is shown, and their length.
 */
public final class Transcript {

    private static final int FIRST = 10;
    private static final int LAST = 30;

    /** As much of a body as is ever shown. */
    static final int SHOWN = 4000;

    private final List<Exchange> first = new ArrayList<>();
    private final Deque<Exchange> last = new ArrayDeque<>();
    private int leftOut;

    public synchronized void add(Exchange whole) {
        var exchange = whole.cut(SHOWN);
        if (first.size() < FIRST) {
            first.add(exchange);
            return;
        }
        if (last.size() == LAST) {
            last.removeFirst();
            leftOut++;
        }
        last.addLast(exchange);
    }

    public synchronized List<Exchange> exchanges() {
        var all = new ArrayList<>(first);
        all.addAll(last);
        return all;
    }

    /** How many exchanges between the first and the last ones were not kept. */
    public synchronized int leftOut() {
        return leftOut;
    }
}
