// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.scene.Moment;

/** Who reads. */
public enum Asker {
    @Word(value = "a reader", means = "Of the stream that the scenario is about.")
    ONE {
        @Override
        public void read(Scene scene, Position position, Mode mode) {
            var token = scene.reader().token(scene.subject(), position);
            scene.askedFrom(token);
            var begin = Moment.now();
            scene.reading(scene.reader().read(scene.subject(), token, mode));
            scene.took(begin.span());
        }
    },

    @Word(
            value = "a reader of each",
            means = "One reader for each stream; a failure names the state and the type of the stream.")
    OF_EACH {
        @Override
        public void read(Scene scene, Position position, Mode mode) {
            var reader = scene.bulkReader();
            scene.streams().read(stream -> reader.read(stream, reader.token(stream, position), mode));
        }
    };

    /** Reads from a position in one of the ways to read. */
    public abstract void read(Scene scene, Position position, Mode mode);
}
