// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Basins;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.S2Problem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** Finds the streams that requests are about, and creates those that a basin wants to be created by their first use. */
final class Opening {

    private final LogStore store;
    private final Basins basins;

    Opening(LogStore store, Basins basins) {
        this.store = store;
        this.basins = basins;
    }

    /** @return fails with {@link S2Problem} if there is no such stream and none is created */
    CompletionStage<StreamState> toAppend(String basin, String stream) {
        return open(basin, stream, Basins.Basin::createOnAppend);
    }

    /** @return fails with {@link S2Problem} if there is no such stream and none is created */
    CompletionStage<StreamState> toRead(String basin, String stream) {
        return open(basin, stream, Basins.Basin::createOnRead);
    }

    private CompletionStage<StreamState> open(String basin, String stream, Predicate<Basins.Basin> creates) {
        Basins.Basin found = basins.find(basin).orElseThrow(() -> S2Problem.basinNotFound(basin));
        if (found.deleting()) {
            throw S2Problem.of(Code.BASIN_DELETION_PENDING, "The basin `" + basin + "` is being deleted.");
        }
        StreamName name = Names.inLog(basin, stream);
        Optional<StreamState> state = store.find(name);
        if (state.isPresent()) {
            return CompletableFuture.completedStage(usable(state.get()));
        }
        if (!creates.test(found)) {
            throw S2Problem.streamNotFound(basin, stream);
        }
        return basins.createStream(basin, stream)
                .thenApply(
                        created -> usable(store.find(name).orElseThrow(() -> S2Problem.streamNotFound(basin, stream))));
    }

    private static StreamState usable(StreamState stream) {
        if (stream.softDeleted()) {
            throw deletionPending();
        }
        return stream;
    }

    static S2Problem deletionPending() {
        return S2Problem.of(Code.STREAM_DELETION_PENDING, "The stream is being deleted.");
    }
}
