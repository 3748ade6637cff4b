// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** Reading and shortening a stream that the server keeps for itself, whose records are the events that a state is the sum of. */
public final class EventStream {

    private static final Portion PORTION = new Portion(1 << 20, 1000);

    private EventStream() {}

    /**
     * Reads all events, waiting for them.
     *
     * @param each is given the number of records before an event, and the event
     */
    public static void read(LogStore store, StreamName name, BiConsumer<Long, byte[]> each) {
        long next = 0;
        boolean more = store.find(name).isPresent();
        while (more) {
            ReadOutcome read =
                    store.readFrom(name, next, PORTION).toCompletableFuture().join();
            if (!(read instanceof Slice slice)) {
                throw new IllegalStateException("the stream " + name + " cannot be read: " + read);
            }
            slice.records().stream()
                    .filter(record -> !record.isCommand())
                    .forEach(record -> each.accept(record.at().sequence(), record.body()));
            next = slice.next().sequence();
            more = !slice.reachesTail();
        }
    }

    /** The record that drops all records before a sequence. */
    public static NewRecord trim(long sequence) {
        RecordHeader trim = new RecordHeader(new byte[0], Controls.TRIM.getBytes(StandardCharsets.UTF_8));
        byte[] point = ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
        return new NewRecord(OptionalLong.empty(), List.of(trim), point);
    }
}
