// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a worker says about a wake (7.1, 7.2).
 *
 * @param key the subscription that its token was given for
 * @param tokenGeneration the generation that its token was given for
 * @param generation the one it names itself; empty if it names none
 * @param wake the wake it names; empty if it names none
 * @param done whether it is finished with it
 */
public record Report(
        String key,
        long tokenGeneration,
        OptionalLong generation,
        Optional<String> wake,
        List<Ack> acks,
        boolean done) {

    /** Whether it is about the wake that is under way, by all that it names (7.3). */
    boolean isAbout(Progress progress) {
        return generation.isPresent()
                && wake.isPresent()
                && tokenGeneration == progress.generation()
                && progress.isAt(generation.getAsLong(), wake.get());
    }
}
