// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.reports.contract.NotApplicable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** The streams of one scenario that is about one stream in each state; "the stream" is the latest that was looked at. */
public final class StatedStreams {

    private final Scene scene;
    private final List<Stated> streams = new ArrayList<>();
    private final Map<Subject, Reading> readings = new HashMap<>();
    private Function<Subject, Reading> reader;

    /** A stream and how it came to be as it is. */
    record Stated(StreamState state, Subject stream) {}

    StatedStreams(Scene scene) {
        this.scene = scene;
    }

    /** Creates one stream of this type in each of these states that the target offers. */
    public void make(String contentType, States states) {
        Arrays.stream(StreamState.values())
                .filter(states.wanted)
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

    /**
     * Has a reader of each stream read like this when its answer is first looked at, or when something comes to the stream, so that an answer
     * that breaks a rule is the last of the evidence.
     */
    public void read(Function<Subject, Reading> newReader) {
        readings.clear();
        reader = newReader;
    }

    /** Whether a step has said how they are read. */
    public boolean isRead() {
        return reader != null;
    }

    /** The read of this stream, which is made now unless it was. */
    public Reading reading(Subject stream) {
        var known = readings.get(stream);
        if (known != null) {
            return known;
        }
        var reading = reader.apply(stream);
        readings.put(stream, reading);
        scene.reading(reading);
        return reading;
    }

    /** Checks the read of each of them, likewise. */
    public void eachReading(Consumer<Reading> check) {
        each((state, stream) -> check.accept(reading(stream)));
    }
}
