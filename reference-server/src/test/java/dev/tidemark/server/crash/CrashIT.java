// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.http.Client;
import dev.tidemark.server.http.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged server is killed while all kinds of requests are under way, again and again. {@code tidemark.rounds}
 * says how often, {@code tidemark.seed} repeats the choices of the run that printed it, though not the moments.
 */
class CrashIT {

    private static final int ROUNDS = Integer.getInteger("tidemark.rounds", 3);
    private static final int WORKERS = 10;
    private static final int WRITERS = 6;
    private static final int LEAST_WORK = 300;
    private static final int MORE_WORK = 900;
    private static final int PATIENCE_SECONDS = 60;
    private static final long LONGEST_MOMENT = TimeUnit.MILLISECONDS.toNanos(300);

    @TempDir
    Path folder;

    private final long seed = Long.getLong("tidemark.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Tally tally = new Tally();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ShortLived shortLived = new ShortLived(random(), tally);
    private final HookReceiver hookReceiver = new HookReceiver(random(), tally);
    private final List<Actor> actors = new ArrayList<>(List.of(
            shortLived,
            new Crowd(WRITERS, random(), tally, threads),
            new Recorder(random(), tally),
            new PullWorker(random(), tally),
            hookReceiver));

    CrashIT() throws IOException {}

    @AfterEach
    void stop() {
        threads.shutdownNow();
        hookReceiver.close();
    }

    @Test
    void whatWasAcknowledgedIsThereAndWhatWasNotIsThereAsAWholeOrNotAtAll() throws Exception {
        for (int worker = 0; worker < WORKERS; worker++) {
            actors.add(new Worker("worker-" + worker, random(), tally));
        }
        int round = 0;
        try {
            for (; round < ROUNDS; round++) {
                if (random.nextInt(5) == 0) {
                    new ServerProcess(folder.toString()).kill(); // just when it has replayed what the last crash left
                }
                ServerProcess server = new ServerProcess(folder.toString());
                try {
                    Client client = new Client(server);
                    compare(client);
                    workAndKill(server, client);
                } finally {
                    server.kill();
                }
            }
            try (ServerProcess server = new ServerProcess(folder.toString())) {
                Client client = new Client(server);
                compare(client);
                shortLived.awaitEnds(client);
            }
        } catch (Throwable failed) {
            throw new AssertionError("seed " + seed + ", after crash " + round, failed);
        }
        System.out.printf("%d crashes, seed %d; %s%n", ROUNDS, seed, tally);
    }

    private void workAndKill(ServerProcess server, Client client) throws Exception {
        CompletableFuture<Void> enough = tally.more(LEAST_WORK + random.nextInt(MORE_WORK));
        CompletableFuture<?>[] work = begin(actor -> actor.work(client));
        CompletableFuture.anyOf(enough, CompletableFuture.anyOf(work)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (random.nextBoolean()) {
            LockSupport.parkNanos(random.nextLong(LONGEST_MOMENT));
        } else {
            awaitCheckpoint();
        }
        assertThat(work).as("the work, which only the kill ends").noneMatch(CompletableFuture::isDone);
        server.kill();
        CompletableFuture.allOf(work).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Until files of the checkpoint are about to change, which takes a few milliseconds of every few hundred: first that of large blocks. */
    private void awaitCheckpoint() throws IOException {
        List<Path> files = new ArrayList<>(List.of(folder.resolve("checkpoint.db")));
        if (random.nextBoolean()) {
            files.add(folder.resolve("blocks.dat"));
        }
        List<FileTime> before = changed(files);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (changed(files).equals(before)) {
            assertThat(System.nanoTime()).as("the next checkpoint").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static List<FileTime> changed(List<Path> files) throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (Path file : files) {
            times.add(Files.getLastModifiedTime(file));
        }
        return times;
    }

    private void compare(Client client) throws Exception {
        CompletableFuture.allOf(begin(actor -> actor.compare(client))).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private CompletableFuture<?>[] begin(Consumer<Actor> action) {
        return actors.stream()
                .map(actor -> CompletableFuture.runAsync(() -> action.accept(actor), threads))
                .toArray(CompletableFuture<?>[]::new);
    }

    private Random random() {
        return new Random(random.nextLong());
    }
}
