// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Refusal;

/** What a refusal names: the tail where a read is out of range, a reason where a condition failed. */
public enum Named {
    @Word(value = "a tail", means = "416 with `{\"tail\":{\"seq_num\":...,\"timestamp\":...}}`.")
    A_TAIL {
        @Override
        void check(Scene scene) {
            Refusal.tail(scene.answer());
        }
    },

    @Word(value = "the tail of the stream", means = "The same, with the numbers of the last acknowledgement.")
    THE_TAIL {
        @Override
        void check(Scene scene) {
            Refusal.checkTail(scene.answer(), scene.subject().tail());
        }
    },

    @Word(value = "the tail that a check gives", means = "The same, with the numbers that a check of the tail gives.")
    CHECKED_TAIL {
        @Override
        void check(Scene scene) {
            Refusal.checkTail(scene.answer(), scene.reader().tail(scene.subject()));
        }
    },

    @Word(
            value = "exactly one reason",
            means =
                    "412 with `seq_num_mismatch` or `fencing_token_mismatch`, and not with the other one; which it is is noted.")
    ONE_REASON {
        @Override
        void check(Scene scene) {
            scene.note("the refusal says " + Refusal.reason(scene.answer()));
        }
    };

    abstract void check(Scene scene);
}
