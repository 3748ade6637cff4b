// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.wire.message.RawEvent;
import dev.tidemark.reports.contract.Broken;
import java.util.List;

/** A heartbeat of a session, and what it has to be like. */
public enum Ping {
    @Word(value = "a ping", means = "An event of this name.")
    ANY {
        @Override
        void check(List<RawEvent> pings, Scene scene) {
            // comes, and that is all
        }
    },

    @Word(value = "a ping with a timestamp", means = "Every ping so far is a JSON object with a whole one.")
    WITH_TIMESTAMP {
        @Override
        void check(List<RawEvent> pings, Scene scene) {
            pings.forEach(ping -> Documents.number(Documents.object(data(ping), "a ping"), Vocabulary.TIMESTAMP));
        }
    },

    @Word(value = "a ping that tells the tail", means = "The last one so far, as a check of the tail gives it.")
    WITH_TAIL {
        @Override
        void check(List<RawEvent> pings, Scene scene) {
            var expected = scene.reader().tail(scene.subject());
            var last = pings.get(pings.size() - 1);
            var told = Documents.position(Documents.object(data(last), "a ping"), Vocabulary.MEMBER_TAIL);
            if (!told.equals(expected)) {
                throw new Broken("the tail: " + expected, "the tail: " + told);
            }
        }
    },

    @Word(value = "a ping without an id", means = "No ping so far has one.")
    WITHOUT_ID {
        @Override
        void check(List<RawEvent> pings, Scene scene) {
            pings.stream().filter(ping -> ping.id().isPresent()).findFirst().ifPresent(ping -> {
                throw new Broken("a ping without an id", ping.toString());
            });
        }
    };

    /** @param pings of the session so far; there is one at least */
    abstract void check(List<RawEvent> pings, Scene scene);

    private static String data(RawEvent ping) {
        return ping.data().orElseThrow(() -> new Broken("a ping with data", ping.toString()));
    }
}
