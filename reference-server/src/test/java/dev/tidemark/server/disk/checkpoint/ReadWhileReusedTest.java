// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.disk.Device;
import dev.tidemark.server.disk.StoreFixture;
import dev.tidemark.server.disk.codec.SettingsCodec;
import dev.tidemark.server.engine.Catalog;
import dev.tidemark.server.engine.Entry;
import dev.tidemark.server.engine.PageDraft;
import dev.tidemark.server.engine.Pin;
import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams come and go, and others get their space: whoever still reads one of them sees its bytes or none, never others. */
class ReadWhileReusedTest {

    private static final int READERS = 3;
    private static final int STREAMS = 150;
    private static final int LIVING = 4;

    /** How many streams later the space of one is certainly given to others, if nobody reads it. */
    private static final int GONE = LIVING + 4;

    private static final int PAGE = 1 << 20;

    @TempDir
    Path folder;

    private final Device device = new Device() {
        @Override
        public void force(FileChannel channel) {
            // Crashes are for other tests: the quicker space is used again, the better.
        }
    };

    /** The stream that was created last; those before it are going or gone. */
    private volatile long newest;

    @Test
    void nobodyIsGivenTheBytesOfAnotherStream() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        try (Checkpoint checkpoint = new Checkpoint(
                folder.resolve("checkpoint"), folder.resolve("redo"), folder.resolve("blocks"), device)) {
            List<Future<Long>> readers = new ArrayList<>();
            for (int i = 0; i < READERS; i++) {
                readers.add(threads.submit(() -> read(checkpoint)));
            }
            write(checkpoint);
            for (Future<Long> reader : readers) {
                assertThat(reader.get()).as("reads that found something").isPositive();
            }
        } finally {
            threads.shutdown();
        }
    }

    private void write(Checkpoint checkpoint) throws IOException {
        Catalog catalog = new Catalog();
        Random random = new Random(1);
        long index = 0;
        for (long id = 1; id <= STREAMS; id++) {
            Advance advance = new Advance();
            advance.add(catalog.apply(new Entry(++index, created(id))));
            List<byte[]> bodies = new ArrayList<>();
            for (int left = 20_000 + random.nextInt(600_000); left > 0; left -= 10_000) {
                bodies.add(body(id));
            }
            var appended = new Change.Appended(id, 1, bodies, false, Optional.empty(), Optional.empty());
            advance.add(catalog.apply(new Entry(++index, appended)));
            if (id > LIVING) {
                advance.add(catalog.apply(new Entry(++index, new Change.Deleted(id - LIVING))));
            }
            checkpoint.advance(advance);
            checkpoint.persist();
            next(id);
        }
    }

    private static Change created(long id) {
        return new Change.Created(
                id, new StreamName("s" + id), SettingsCodec.plain(StoreFixture.TEXT), 1, List.of(), false);
    }

    private static byte[] body(long id) {
        byte[] body = new byte[10_000];
        Arrays.fill(body, (byte) id);
        return body;
    }

    private synchronized void next(long id) {
        newest = id;
        notifyAll();
    }

    private synchronized void awaitStream(long id) throws InterruptedException {
        while (newest < Math.min(id, STREAMS)) {
            wait();
        }
    }

    /** How many reads found something. */
    private long read(Checkpoint checkpoint) throws Exception {
        long found = 0;
        awaitStream(1);
        while (newest < STREAMS) {
            long id = Math.max(1, newest - ThreadLocalRandom.current().nextInt(LIVING + 1));
            boolean some = ThreadLocalRandom.current().nextBoolean() ? page(checkpoint, id) : records(checkpoint, id);
            found += some ? 1 : 0;
        }
        return found;
    }

    private boolean page(Checkpoint checkpoint, long id) throws Exception {
        Pin pin = checkpoint.pin();
        try {
            PageDraft page = new PageDraft(false, PAGE, ByteBuffer::allocate);
            checkpoint.read(id, 0, Long.MAX_VALUE, page);
            awaitStream(id + GONE); // between finding the blocks and reading them they go, and others come
            ByteBuffer bytes = page.write();
            assertThat(isOnly(bytes.array(), id)).as("page of stream %d", id).isTrue();
            return bytes.hasRemaining();
        } finally {
            pin.close();
        }
    }

    private static boolean records(Checkpoint checkpoint, long id) throws IOException {
        List<LogRecord> records = checkpoint.read(id, Position.START, Portion.ofBytes(PAGE));
        for (LogRecord one : records) {
            assertThat(isOnly(one.body(), id)).as("record of stream %d", id).isTrue();
        }
        return !records.isEmpty();
    }

    private static boolean isOnly(byte[] bytes, long id) {
        for (byte one : bytes) {
            if (one != (byte) id) {
                return false;
            }
        }
        return true;
    }
}
