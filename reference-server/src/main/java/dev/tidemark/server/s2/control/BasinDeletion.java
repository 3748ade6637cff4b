// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.control.state.Basin;
import dev.tidemark.server.s2.control.state.ControlEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Deletes the streams of a basin and then the basin. It can be stopped anywhere and begun again: what was deleted is not
 * found any more. Streams that only forks outside the basin keep are left to them.
 */
final class BasinDeletion {

    private static final System.Logger LOG = System.getLogger(BasinDeletion.class.getName());

    /** How many streams are deleted at once. */
    private static final int AT_ONCE = 100;

    private static final long RETRY_SECONDS = 1;

    private final ControlPlane plane;
    private final LogStore store;
    private final Occupancy occupancy;
    private final Executor executor;

    BasinDeletion(ControlPlane plane, LogStore store, Occupancy occupancy, Executor executor) {
        this.plane = plane;
        this.store = store;
        this.occupancy = occupancy;
        this.executor = executor;
    }

    /** Goes on where the last run of the server stopped. */
    void resume() {
        plane.state().basins().values().stream()
                .filter(Basin::isDeleting)
                .map(Basin::name)
                .forEach(this::begin);
    }

    /** Deletes a basin whose deletion was announced; what fails is tried again. */
    void begin(String basin) {
        occupancy
                .empty(basin)
                .thenComposeAsync(nobody -> deleteStreams(basin, ""), executor)
                .thenCompose(gone -> plane.change(state -> Decided.event(new ControlEvent.BasinDeleted(basin), gone)))
                .exceptionallyCompose(failure -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "the deletion of basin {0} is interrupted: {1}",
                            basin,
                            failure);
                    return CompletableFuture.runAsync(
                            () -> begin(basin),
                            CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS, executor));
                });
    }

    /** @param after the last stream that was seen */
    private CompletionStage<Void> deleteStreams(String basin, String after) {
        String prefix = Names.inLog(basin, "").value();
        List<StreamState> found = store.list(prefix, after, AT_ONCE);
        if (found.isEmpty()) {
            return CompletableFuture.completedStage(null);
        }
        CompletableFuture<?>[] deletions = found.stream()
                .filter(stream -> !stream.softDeleted())
                .map(this::delete)
                .toArray(CompletableFuture[]::new);
        String last = found.get(found.size() - 1).name().value();
        return CompletableFuture.allOf(deletions).thenComposeAsync(deleted -> deleteStreams(basin, last), executor);
    }

    private CompletableFuture<Void> delete(StreamState stream) {
        return store.execute(new Command.Delete(stream.name()))
                .thenAccept(outcome -> {
                    boolean gone = outcome instanceof Outcome.Deleted
                            || outcome instanceof Outcome.Missing
                            || outcome instanceof Outcome.SoftDeleted;
                    if (!gone) {
                        throw Outcomes.problem(outcome);
                    }
                })
                .toCompletableFuture();
    }
}
