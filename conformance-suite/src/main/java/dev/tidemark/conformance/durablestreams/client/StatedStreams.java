// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.reports.contract.NotApplicable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** The streams of one scenario that is about one stream in each state; "the stream" is the latest that was looked at. */
public final class StatedStreams {

    private final Scene scene;
    private final List<Stated> streams = new ArrayList<>();

    /** A stream and how it came to be as it is. */
    record Stated(StreamState state, Subject stream) {}

    public StatedStreams(Scene scene) {
        this.scene = scene;
    }

    /** Creates one stream of this type in each of these states that the target offers. */
    public void make(String contentType, Predicate<StreamState> wanted) {
        Arrays.stream(StreamState.values())
                .filter(wanted)
                .filter(state -> state.isOfferedBy(scene.target()))
                .map(state ->
                        new Stated(state, state.make(scene.client(), scene::granted, scene.freshUri(), contentType)))
                .forEach(streams::add);
        if (streams.isEmpty()) {
            throw new NotApplicable("the target offers no stream in such a state");
        }
    }

    /** Takes streams that were made elsewhere. */
    public void take(List<Stated> made) {
        streams.addAll(made);
    }

    /** Checks each of them; what is found broken is reported with its state and type. */
    public void each(BiConsumer<StreamState, Subject> check) {
        streams.forEach(stated -> {
            var stream = stated.stream();
            scene.subject(stream);
            Cell.check(
                    "a " + stated.state().words + " " + stream.contentType() + " stream",
                    () -> check.accept(stated.state(), stream));
        });
    }
}
