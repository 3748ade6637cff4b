// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.control.config.EffectiveConfig;
import dev.tidemark.server.s2.control.config.StreamConfig;
import dev.tidemark.server.s2.control.config.StreamPatch;
import dev.tidemark.server.s2.control.state.Basin;
import dev.tidemark.server.s2.control.state.CreationKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Creating, configuring and deleting the streams of basins. All names are checked before. */
final class StreamRegister {

    private static final ContentType OCTETS = new ContentType("application/octet-stream");

    private final LogStore store;
    private final ControlPlane plane;
    private final Lanes lanes;
    private final Occupancy occupancy;

    StreamRegister(LogStore store, ControlPlane plane, Lanes lanes, Occupancy occupancy) {
        this.store = store;
        this.plane = plane;
        this.lanes = lanes;
        this.occupancy = occupancy;
    }

    /** Creates a stream; a repetition with the same token and config finds the one that the first request created. */
    CompletionStage<Provisioned<StreamState>> create(
            String basin, String stream, StreamConfig asked, Optional<String> requestToken) {
        Optional<CreationKey> key = requestToken.map(token -> CreationKey.of(token, asked.json()));
        return within(basin, open -> create(Names.inLog(basin, stream), config(asked, open), key)
                .thenApply(outcome -> {
                    Optional<StreamState> present = present(outcome);
                    if (present.isEmpty()) {
                        return Provisioned.created(((Outcome.Created) outcome).stream());
                    }
                    if (key.isPresent() && key.equals(StreamSettings.key(present.get()))) {
                        return Provisioned.noop(present.get());
                    }
                    throw S2Problem.of(
                            Code.RESOURCE_ALREADY_EXISTS,
                            "There is a stream `" + stream + "` in basin `" + basin + "` already.");
                }));
    }

    /** Sees to it that a stream exists and has this config, completed by the basin's defaults. */
    CompletionStage<Provisioned<StreamState>> ensure(String basin, String stream, StreamConfig asked) {
        StreamName name = Names.inLog(basin, stream);
        return lanes.run(
                name,
                () -> within(basin, open -> {
                    EffectiveConfig config = config(asked, open);
                    Optional<StreamState> found = store.find(name).filter(state -> !state.softDeleted());
                    CompletionStage<Outcome> outcome = found.isPresent()
                            ? CompletableFuture.completedStage(new Outcome.Existing(found.get()))
                            : create(name, config, Optional.empty());
                    return outcome.thenCompose(known -> present(known)
                            .map(present -> configure(present, config))
                            .orElseGet(() -> CompletableFuture.completedStage(
                                    Provisioned.created(((Outcome.Created) known).stream()))));
                }));
    }

    /** Creates a stream of the basin's defaults unless it exists. */
    CompletionStage<Void> ensureDefault(String basin, String stream) {
        return within(
                basin, open -> create(Names.inLog(basin, stream), config(StreamConfig.EMPTY, open), Optional.empty())
                        .thenAccept(StreamRegister::present));
    }

    CompletionStage<EffectiveConfig> reconfigure(String basin, String stream, StreamPatch patch) {
        return lanes.run(
                Names.inLog(basin, stream),
                () -> within(basin, open -> {
                    StreamState present = find(basin, stream);
                    EffectiveConfig config =
                            config(StreamSettings.config(present).layer().with(patch), open);
                    return configure(present, config).thenApply(done -> config);
                }));
    }

    /** @throws S2Problem if there is no such stream, or it is only kept for its forks */
    EffectiveConfig config(String basin, String stream) {
        requireBasin(basin);
        return StreamSettings.config(find(basin, stream));
    }

    /** Completes when it is gone for everybody but its forks. */
    CompletionStage<Void> delete(String basin, String stream) {
        requireBasin(basin);
        return lanes.run(Names.inLog(basin, stream), () -> store.execute(new Command.Delete(Names.inLog(basin, stream)))
                .thenAccept(outcome -> {
                    if (outcome instanceof Outcome.Missing) {
                        throw S2Problem.streamNotFound(basin, stream);
                    }
                    if (!(outcome instanceof Outcome.Deleted || outcome instanceof Outcome.SoftDeleted)) {
                        throw Outcomes.problem(outcome);
                    }
                }));
    }

    /** @throws S2Problem if there is no such basin */
    Basin requireBasin(String name) {
        return plane.state().basin(name).orElseThrow(() -> S2Problem.basinNotFound(name));
    }

    /** @throws S2Problem if there is no such stream, or it is only kept for its forks */
    StreamState find(String basin, String stream) {
        StreamState found =
                store.find(Names.inLog(basin, stream)).orElseThrow(() -> S2Problem.streamNotFound(basin, stream));
        if (found.softDeleted()) {
            throw deletionPending();
        }
        return found;
    }

    /** Does something in a basin that must not be on its way out. */
    private <T> CompletionStage<T> within(String name, Function<Basin, CompletionStage<T>> work) {
        return occupancy.within(name, () -> {
            Basin basin = requireBasin(name);
            if (basin.isDeleting()) {
                throw BasinRegister.deletionPending(name);
            }
            return work.apply(basin);
        });
    }

    private CompletionStage<Outcome> create(StreamName name, EffectiveConfig config, Optional<CreationKey> key) {
        return store.execute(new Command.Create(
                name,
                OCTETS,
                Lifetime.UNLIMITED,
                StreamSettings.retention(config, Retention.ALL),
                StreamSettings.policy(config, key),
                List.of(),
                false));
    }

    /** The stream that was there already, if it was. */
    private static Optional<StreamState> present(Outcome outcome) {
        if (outcome instanceof Outcome.Existing existing) {
            return Optional.of(existing.stream());
        }
        if (outcome instanceof Outcome.Different different) {
            return Optional.of(different.stream());
        }
        if (outcome instanceof Outcome.Created) {
            return Optional.empty();
        }
        throw outcome instanceof Outcome.NameTaken ? deletionPending() : Outcomes.problem(outcome);
    }

    private CompletionStage<Provisioned<StreamState>> configure(StreamState present, EffectiveConfig config) {
        if (StreamSettings.config(present).equals(config)) {
            return CompletableFuture.completedStage(Provisioned.noop(present));
        }
        Retention retention =
                StreamSettings.retention(config, present.settings().retention());
        return store.execute(new Command.Reconfigure(
                        present.name(), retention, StreamSettings.policy(config, StreamSettings.key(present))))
                .thenApply(outcome -> {
                    if (outcome instanceof Outcome.Reconfigured changed) {
                        return Provisioned.updated(changed.stream());
                    }
                    if (outcome instanceof Outcome.Missing || outcome instanceof Outcome.SoftDeleted) {
                        throw S2Problem.of(
                                Code.TRANSACTION_CONFLICT, "The stream was deleted at the same time; try again.");
                    }
                    throw Outcomes.problem(outcome);
                });
    }

    private static EffectiveConfig config(StreamConfig asked, Basin basin) {
        return asked.over(basin.config().defaults());
    }

    private static S2Problem deletionPending() {
        return S2Problem.of(Code.STREAM_DELETION_PENDING, "The stream is being deleted: forks of it still exist.");
    }
}
