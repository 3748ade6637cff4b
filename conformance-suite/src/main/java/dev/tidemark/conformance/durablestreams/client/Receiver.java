// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.grammar.Word;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Readers, and how it is found out what they receive. */
public enum Receiver {
    @Word(
            value = "the reader",
            means =
                    "The reader of the last read, who reads on until the expected is there or the server says that there is no more.")
    READER {
        @Override
        public void each(Scene scene, Consumer<Reading> check) {
            check.accept(scene.reading());
        }
    },

    @Word(value = "every waiting reader", means = "Each of the readers that waited together.")
    WAITING {
        @Override
        public void each(Scene scene, Consumer<Reading> check) {
            scene.waiting().forEach(check);
        }
    },

    @Word(value = "each reader", means = "The reader of each stream.")
    EACH {
        @Override
        public void each(Scene scene, Consumer<Reading> check) {
            scene.streams().eachReading(check);
        }
    };

    /** Looks at the read of each of them. */
    public abstract void each(Scene scene, Consumer<Reading> check);

    /**
     * Checks that these readers receive exactly this.
     *
     * @param what how the report calls it
     * @param expected of the stream that is read
     * @param view what is compared of both
     */
    public void check(Scene scene, String what, Function<Subject, Content> expected, UnaryOperator<Content> view) {
        each(scene, reading -> {
            var right = expected.apply(reading.stream());
            Reader.same(what, view.apply(right), view.apply(received(scene, reading, right)));
        });
    }

    private static Content received(Scene scene, Reading reading, Content expected) {
        var stream = reading.stream();
        if (reading instanceof StreamingReading streaming) {
            // An earlier event may have said that the reader is up to date. Whatever the server would send beyond the
            // expected content comes before it says so again.
            streaming.receiveUpTo(stream.tail(), scene.target().limits().answer());
            if (expected.size() == stream.everything().size()) {
                return streaming.receiveUntilUpToDate();
            }
        }
        return reading.receive(expected);
    }
}
