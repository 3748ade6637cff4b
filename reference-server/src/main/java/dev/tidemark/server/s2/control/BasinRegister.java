// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.control.config.BasinConfig;
import dev.tidemark.server.s2.control.config.BasinPatch;
import dev.tidemark.server.s2.control.state.Basin;
import dev.tidemark.server.s2.control.state.ControlEvent;
import dev.tidemark.server.s2.control.state.ControlState;
import dev.tidemark.server.s2.control.state.CreationKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Creating, configuring and deleting basins. All names are checked before. */
final class BasinRegister {

    private final ControlPlane plane;
    private final Clock clock;
    private final Consumer<String> deletion;

    /** @param deletion is told each basin whose deletion has begun */
    BasinRegister(ControlPlane plane, Clock clock, Consumer<String> deletion) {
        this.plane = plane;
        this.clock = clock;
        this.deletion = deletion;
    }

    /** Creates a basin; a repetition with the same token and config finds the one that the first request created. */
    CompletionStage<Provisioned<Basin>> create(String name, BasinConfig config, Optional<String> requestToken) {
        Optional<CreationKey> key = requestToken.map(token -> CreationKey.of(token, config.json()));
        return plane.change(state -> {
            Optional<Basin> present = open(state, name);
            if (present.isEmpty()) {
                return created(name, config, key);
            }
            if (key.isPresent() && key.equals(present.get().key())) {
                return Decided.nothing(Provisioned.noop(present.get()));
            }
            throw S2Problem.of(Code.RESOURCE_ALREADY_EXISTS, "There is a basin `" + name + "` already.");
        });
    }

    /** Sees to it that a basin exists and has exactly this config. */
    CompletionStage<Provisioned<Basin>> ensure(String name, BasinConfig config) {
        return plane.change(state -> {
            Optional<Basin> present = open(state, name);
            if (present.isEmpty()) {
                return created(name, config, Optional.empty());
            }
            return present.get().config().equals(config)
                    ? Decided.nothing(Provisioned.noop(present.get()))
                    : Decided.event(
                            new ControlEvent.BasinReconfigured(name, config), Provisioned.updated(present.get()));
        });
    }

    CompletionStage<BasinConfig> reconfigure(String name, BasinPatch patch) {
        return plane.change(state -> {
            BasinConfig present = open(state, name)
                    .orElseThrow(() -> S2Problem.basinNotFound(name))
                    .config();
            BasinConfig changed = present.with(patch);
            return changed.equals(present)
                    ? Decided.nothing(changed)
                    : Decided.event(new ControlEvent.BasinReconfigured(name, changed), changed);
        });
    }

    /** Completes when the deletion has begun, or had. */
    CompletionStage<Void> delete(String name) {
        CompletionStage<Boolean> begun = plane.change(state -> {
            Basin present = state.basin(name).orElseThrow(() -> S2Problem.basinNotFound(name));
            return present.isDeleting()
                    ? Decided.nothing(false)
                    : Decided.event(new ControlEvent.BasinDeletionBegun(name, clock.instant()), true);
        });
        return begun.thenAccept(now -> {
            if (now) {
                deletion.accept(name);
            }
        });
    }

    private Decided<Provisioned<Basin>> created(String name, BasinConfig config, Optional<CreationKey> key) {
        Basin basin = new Basin(name, config, clock.instant().truncatedTo(ChronoUnit.MILLIS), Optional.empty(), key);
        return Decided.event(new ControlEvent.BasinCreated(basin), Provisioned.created(basin));
    }

    /** The basin, if it exists; it must not be on its way out. */
    private static Optional<Basin> open(ControlState state, String name) {
        Optional<Basin> present = state.basin(name);
        if (present.filter(Basin::isDeleting).isPresent()) {
            throw deletionPending(name);
        }
        return present;
    }

    static S2Problem deletionPending(String name) {
        return S2Problem.of(Code.BASIN_DELETION_PENDING, "The basin `" + name + "` is being deleted.");
    }
}
