// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.closure;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.StreamState;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import java.time.Duration;
import java.util.List;

/** What may come to a stream: what closes it, and what must not open it again. */
enum Visit {
    @Word(value = "a request for the metadata", means = "HEAD.")
    METADATA {
        @Override
        void come(LastingClosureSteps steps) {
            steps.each(stream -> steps.client().metadata(stream.uri()));
        }
    },

    @Word(
            value = "reads from every offset in every mode",
            means = "From -1 and from the tail, in each mode that the target claims.")
    READS {
        @Override
        void come(LastingClosureSteps steps) {
            steps.each(steps::read);
        }
    },

    @Word(value = "a refused append", means = "Of the type of the stream.")
    APPEND {
        @Override
        void come(LastingClosureSteps steps) {
            steps.each(stream -> steps.send(LastingClosureSteps.append(stream)));
        }
    },

    @Word(value = "a refused append of another type", means = "application/x-other.")
    OTHER_TYPE {
        @Override
        void come(LastingClosureSteps steps) {
            steps.each(stream ->
                    steps.send(Client.append(stream.uri(), "application/x-other", Bodies.utf8("{\"late\":1}"))));
        }
    },

    @Word(
            value = "a refused append of a producer",
            means = "With epoch 0 and sequence 0 of a producer that is new to it.")
    PRODUCER {
        @Override
        void come(LastingClosureSteps steps) {
            steps.each(stream ->
                    steps.send(new ProducerTuple("latecomer", "0", "0").on(LastingClosureSteps.append(stream))));
        }
    },

    @Word(value = "another close", means = "Without a body.")
    CLOSE {
        @Override
        void come(LastingClosureSteps steps) {
            steps.each(stream -> steps.client().close(stream.uri()));
        }
    },

    @Word(value = "another creation", means = "PUT with its type and without the closed mark.")
    CREATION {
        @Override
        void come(LastingClosureSteps steps) {
            steps.each(stream -> steps.client().create(stream.uri(), stream.contentType(), null));
        }
    },

    @Word(value = "a second", means = "A little more than a second passes.")
    TIME {
        @Override
        void come(LastingClosureSteps steps) {
            Patience.awaitMoment(Moment.now().plus(Duration.ofMillis(1100)));
        }
    },

    @Word(value = "a close", means = "To an open stream, without a body; it has to be granted.")
    FIRST_CLOSE {
        @Override
        void come(LastingClosureSteps steps) {
            steps.close(StreamState.CLOSED);
        }
    },

    @Word(value = "a final append", means = "The same with a message.")
    FINAL_APPEND {
        @Override
        void come(LastingClosureSteps steps) {
            steps.close(StreamState.CLOSED_BY_FINAL_APPEND);
        }
    },

    @Word(value = "a close of a producer", means = "The same with the three producer headers.")
    CLOSE_OF_PRODUCER {
        @Override
        void come(LastingClosureSteps steps) {
            steps.close(StreamState.CLOSED_BY_PRODUCER);
        }
    },

    @Word(
            value = "everything that a closed stream may meet",
            means = "All of these that come to closed streams, one after the other.")
    EVERYTHING {
        @Override
        void come(LastingClosureSteps steps) {
            List.of(METADATA, READS, APPEND, OTHER_TYPE, PRODUCER, CLOSE, CREATION, TIME)
                    .forEach(visit -> visit.come(steps));
        }
    };

    /** Comes to each stream. */
    abstract void come(LastingClosureSteps steps);
}
