// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.disk.Device;
import dev.tidemark.server.disk.StoreFixture;
import dev.tidemark.server.disk.codec.SettingsCodec;
import dev.tidemark.server.engine.Catalog;
import dev.tidemark.server.engine.Entry;
import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the checkpoint holds can be read at any moment, also while it grows. */
class ReadWhileWritingTest {

    private static final int STREAMS = 200;
    private static final int READERS = 3;
    private static final int CHANGES_AT_ONCE = 300;

    @TempDir
    Path folder;

    private final Map<Long, Position> tails = new ConcurrentHashMap<>();

    @Test
    void everyRecordIsFoundAllTheTime() throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        Path blocks = folder.resolve("blocks");
        try (Checkpoint checkpoint =
                new Checkpoint(folder.resolve("checkpoint"), folder.resolve("redo"), blocks, new Device())) {
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> read(checkpoint, end)));
            }
            write(checkpoint, end);
            assertThat(sum(readers)).isPositive();
        } finally {
            threads.shutdown();
        }
    }

    private void write(Checkpoint checkpoint, long end) throws IOException {
        Catalog catalog = new Catalog();
        Random random = new Random(1);
        long index = 0;
        while (System.nanoTime() - end < 0) {
            Advance advance = new Advance();
            for (int i = 0; i < CHANGES_AT_ONCE; i++) {
                index++;
                long id = 1 + random.nextInt(STREAMS);
                Change change = catalog.find(id).isEmpty()
                        ? new Change.Created(
                                id,
                                new StreamName("s" + id),
                                SettingsCodec.plain(StoreFixture.TEXT),
                                1,
                                List.of(),
                                false)
                        : new Change.Appended(id, 1, List.of(new byte[8]), false, Optional.empty(), Optional.empty());
                advance.add(catalog.apply(new Entry(index, change)));
            }
            checkpoint.advance(advance);
            catalog.states().forEach(state -> tails.put(state.id(), state.tail()));
        }
    }

    /** How many reads there were. */
    private long read(Checkpoint checkpoint, long end) throws IOException {
        long reads = 0;
        while (System.nanoTime() - end < 0) {
            long id = ThreadLocalRandom.current().nextLong(1, STREAMS + 1);
            long sequence = tails.getOrDefault(id, Position.START).sequence() - 1;
            if (sequence >= 0) {
                List<LogRecord> found = checkpoint.read(id, new Position(sequence, 0), Portion.ofBytes(1));
                assertThat(found).as("record %d of stream %d", sequence, id).isNotEmpty();
                assertThat(found.get(0).at().sequence()).isEqualTo(sequence);
                reads++;
            }
        }
        return reads;
    }

    private static long sum(List<Future<Long>> readers) throws ExecutionException, InterruptedException {
        long all = 0;
        for (Future<Long> reader : readers) {
            all += reader.get();
        }
        return all;
    }
}
