// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.offsets;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;

/** The places that hand out an offset: sections 5.1, 5.2, 5.5 to 5.8. All but the first show the tail. */
enum OffsetSource {
    @Word(value = "the creation", means = "The answer to PUT.")
    CREATION {
        @Override
        String take(Scene scene) {
            return scene.subject().offset(0);
        }
    },

    @Word(value = "an append", means = "The answer to the last POST.")
    APPEND {
        @Override
        String take(Scene scene) {
            return scene.subject().tail();
        }
    },

    @Word(value = "the metadata", means = "The answer to HEAD.")
    METADATA {
        @Override
        String take(Scene scene) {
            return scene.reader().token(scene.subject(), new Position.Tail());
        }
    },

    @Word(value = "a catch-up read", means = "The last answer to a read from -1.")
    READ {
        @Override
        String take(Scene scene) {
            return fromStart(scene, Mode.CATCH_UP);
        }
    },

    @Word(value = "a read of nothing", means = "The answer to a read from now.")
    EMPTY_READ {
        @Override
        String take(Scene scene) {
            return empty(scene, Vocabulary.NOW, Mode.CATCH_UP);
        }
    },

    @Word(value = "a long-poll with data", means = "The last answer to a long-poll from -1.")
    LONG_POLL {
        @Override
        String take(Scene scene) {
            return fromStart(scene, Mode.LONG_POLL);
        }
    },

    @Word(value = "a long-poll without data", means = "The 204 to a long-poll from the tail.")
    EMPTY_LONG_POLL {
        @Override
        String take(Scene scene) {
            return empty(scene, scene.subject().tail(), Mode.LONG_POLL);
        }
    },

    @Word(value = "an event stream", means = "The control event behind all data.")
    EVENT_STREAM {
        @Override
        String take(Scene scene) {
            var reading = (StreamingReading) scene.reader().read(scene.subject(), Vocabulary.BEGINNING, Mode.SSE);
            scene.reading(reading);
            reading.receiveUntilUpToDate();
            return reading.nextOffset();
        }
    },

    @Word(value = "a refused append", means = "The 409 to an append to a closed stream.")
    REFUSED_APPEND {
        @Override
        String take(Scene scene) {
            var stream = scene.subject();
            var late = Bodies.message(stream.contentType(), stream.length() + 1);
            var answer = scene.client().wire().send(Client.append(stream.uri(), stream.contentType(), late));
            return Answers.nextOffset(Scene.expect(answer, "an append to a closed stream", 409));
        }
    };

    /** The offset that this place hands out for the stream of the scene. */
    abstract String take(Scene scene);

    /** Which position of the stream that offset denotes. */
    int position(Scene scene) {
        return this == CREATION ? 0 : scene.subject().length();
    }

    private static String fromStart(Scene scene, Mode mode) {
        var reading = scene.reader().read(scene.subject(), Vocabulary.BEGINNING, mode);
        scene.reading(reading);
        reading.receive(scene.subject().everything());
        return reading.nextOffset();
    }

    private static String empty(Scene scene, String token, Mode mode) {
        var reading = scene.reader().read(scene.subject(), token, mode);
        scene.reading(reading);
        reading.receive(Content.none(scene.subject().contentType()));
        return reading.nextOffset();
    }
}
