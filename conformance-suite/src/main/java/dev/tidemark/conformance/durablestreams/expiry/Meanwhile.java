// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.expiry;

import dev.tidemark.conformance.durablestreams.client.Cast;
import dev.tidemark.conformance.durablestreams.client.Lifetime;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Span;
import java.time.Duration;

/** What goes on while a stream expires. */
public enum Meanwhile {
    @Word(value = "nothing touches it", means = "Only HEAD is sent, which prolongs nothing.")
    NOTHING {
        @Override
        void use(Scene scene, Subject stream) {
            // The waiting itself asks whether the stream is gone.
        }
    },
    @Word(value = "clients go on asking for its metadata", means = "HEAD, one after the other.")
    METADATA {
        @Override
        void use(Scene scene, Subject stream) {
            scene.client().bulk().metadata(stream.uri());
        }
    },
    @Word(value = "a reader goes on reading it", means = "Catch-up reads from the start, one after the other.")
    READS {
        @Override
        void use(Scene scene, Subject stream) {
            scene.client()
                    .bulk()
                    .read(
                            stream.uri(),
                            null,
                            Mode.CATCH_UP,
                            scene.target().limits().answer());
        }
    },
    @Word(
            value = "a writer goes on appending to it",
            means = "One append after the other; their answers are of no interest.")
    APPENDS {
        @Override
        void use(Scene scene, Subject stream) {
            Outcome.of(scene.client().appendAsync(stream.uri(), stream.contentType(), Bodies.utf8("more")));
        }
    },
    @Word(
            value = "a reader goes on reading the fork",
            means =
                    "Each read comes within the lifetime that the fork has inherited; a machine too slow for that leaves the case NOT TESTED.")
    READS_OF_FORK {
        @Override
        void use(Scene scene, Subject fork) {
            scene.reader().readAll(fork, null);
        }

        @Override
        Runnable during(Scene scene, Subject stream, Cast cast, Lifetime lifetime) {
            var fork = cast.named("the fork");
            return new Runnable() {
                private Moment last = lifetime.begun();

                @Override
                public void run() {
                    var before = last;
                    last = Moment.now();
                    if (!new Span(before, last)
                            .isCertainlyWithin(lifetime.length().minus(MARGIN))) {
                        throw Lifetime.tooSlow();
                    }
                    use(scene, fork);
                }
            };
        }
    };

    /** How much sooner than in the end of a lifetime a request has to come to be in time beyond doubt. */
    private static final Duration MARGIN = Duration.ofMillis(1500);

    abstract void use(Scene scene, Subject stream);

    /** What is done again and again. */
    Runnable during(Scene scene, Subject stream, Cast cast, Lifetime lifetime) {
        return () -> use(scene, stream);
    }
}
