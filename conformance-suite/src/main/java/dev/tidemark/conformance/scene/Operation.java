// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.wire.message.Response;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A kind of request that a server grants when nothing is wrong with it. Its trial makes the plainest request of this kind where nothing
 * came before it; a server that refuses the trial as well refuses the kind, and what it says in a scene is not about the scene.
 *
 * @param name the request in words, such as {@code "a fork"}
 * @param requirement id of the requirement that promises that it is granted
 * @param trial makes the request under circumstances of its own; the answer that was a refusal, empty when it was granted
 * @param simpler what this kind adds to; empty for the plainest
 */
public record Operation(
        String name, String requirement, Supplier<Optional<Response>> trial, Optional<Operation> simpler) {

    /**
     * A kind that is refused as such.
     *
     * @param operation the plainest one of its line
     * @param answer the refusal
     */
    public record Refused(Operation operation, Response answer) {}

    /** The plainest kind of this line that is refused; empty when this one is granted. */
    public Optional<Refused> refused() {
        return trial.get().map(answer -> simpler.flatMap(Operation::refused).orElse(new Refused(this, answer)));
    }
}
