// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Order;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.grammar.Words;
import dev.tidemark.reports.contract.Broken;

/** Where a reader is sent on to. */
public enum Place {
    @Word(value = "the tail", means = "The offset that the metadata show at that moment.")
    TAIL {
        @Override
        public String of(Scene scene) {
            return scene.bulkReader().token(scene.subject(), new Position.Tail());
        }
    },

    @Word(value = "the offset of the last append", means = "The offset that the last acknowledgement carried.")
    LAST_APPEND {
        @Override
        public String of(Scene scene) {
            return scene.subject().tail();
        }
    },

    @Word(value = "the greatest offset", means = "Of those that appends were answered with, compared bytewise.")
    GREATEST {
        @Override
        public String of(Scene scene) {
            return scene.subject().offsets().stream().max(Order::compare).orElseThrow();
        }
    },

    @Word(value = "the offset that was asked for", means = "The offset of the last read's request.")
    ASKED {
        @Override
        public String of(Scene scene) {
            return scene.askedFrom();
        }
    };

    /** The offset of this place. */
    public abstract String of(Scene scene);

    /** Checks that it is the one where the reader is told to go on. */
    public void check(Told told, Scene scene) {
        var offset = of(scene);
        var shown = told.nextOffset();
        if (!shown.equals(offset)) {
            throw new Broken("the offset " + offset + ", " + Words.of(this), shown);
        }
    }
}
