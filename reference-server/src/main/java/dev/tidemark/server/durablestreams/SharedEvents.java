// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.durablestreams.wire.OffsetToken;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Slice;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The events that were rendered last: readers at the tail of a stream all get the same. What is here is never changed; readers
 * of many streams at once may render anew what another one pushed out.
 */
final class SharedEvents {

    private static final int SLOTS = 256;

    /** Larger events are rendered for each reader: they are not worth the memory. */
    private static final int LARGEST = 1 << 16;

    private final AtomicReferenceArray<Rendered> last = new AtomicReferenceArray<>(SLOTS);

    /**
     * A data event, if there is data, and the control event behind it.
     *
     * @param cursor what the reader shall echo; null if the stream has ended
     */
    Buffer of(Slice slice, String cursor) {
        Key key = new Key(
                slice.stream().id(),
                slice.stream().createdAt(),
                slice.from(),
                slice.next(),
                slice.reachesTail(),
                cursor);
        int slot = (int) (key.stream() & (SLOTS - 1));
        Rendered known = last.get(slot);
        if (known != null && known.key().equals(key)) {
            return known.events();
        }
        Buffer events = Buffer.buffer();
        if (!slice.isEmpty()) {
            SseEvents.data(events, slice);
        }
        SseEvents.control(events, OffsetToken.of(slice.next()), cursor, slice.reachesTail());
        if (events.length() <= LARGEST) {
            last.set(slot, new Rendered(key, events));
        }
        return events;
    }

    private record Key(long stream, long createdAt, Position from, Position next, boolean tail, String cursor) {}

    private record Rendered(Key key, Buffer events) {}
}
