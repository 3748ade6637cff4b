// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.s2.Basins;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What reading and appending ask of the basins. */
@Singleton
public final class ControlBasins implements Basins {

    private final ControlPlane plane;
    private final StreamRegister streams;

    ControlBasins(ControlServices services) {
        this.plane = services.plane();
        this.streams = services.streams();
    }

    @Override
    public Optional<Basin> find(String basin) {
        return plane.state()
                .basin(basin)
                .map(found -> new Basin(
                        found.isDeleting(),
                        found.config().createOnAppend(),
                        found.config().createOnRead()));
    }

    @Override
    public CompletionStage<Void> createStream(String basin, String stream) {
        return streams.ensureDefault(basin, stream);
    }
}
