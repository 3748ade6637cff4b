// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.scene.Outcome;
import java.time.Duration;
import java.util.stream.IntStream;

/** What readers do before they go away. */
enum ShortStay {
    @Word(value = "wait for news", means = "Long-polls from the tail, all at the same time, given up after 300 ms.")
    WAIT {
        @Override
        void of(Scene scene, int readers) {
            var stream = scene.subject();
            var request = Client.readRequest(stream.uri(), stream.tail(), Mode.LONG_POLL);
            // Leaving is not a failure of the server.
            var gone = IntStream.range(0, readers)
                    .mapToObj(i -> scene.client()
                            .wire()
                            .sendAsync(request, Duration.ofMillis(300))
                            .handle((answer, left) -> answer))
                    .toList();
            Outcome.all(gone);
        }
    },

    @Word(value = "open event streams", means = "From -1, one after the other, given up after the first event.")
    FOLLOW {
        @Override
        void of(Scene scene, int readers) {
            for (int i = 0; i < readers; i++) {
                var reading = (StreamingReading) scene.reader().read(scene.subject(), Vocabulary.BEGINNING, Mode.SSE);
                reading.next(scene.target().limits().answer());
                reading.abandon();
            }
        }
    };

    /** Has so many readers do this. */
    abstract void of(Scene scene, int readers);
}
