// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.producers;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;

/** How a request of a producer is acknowledged (section 5.2.1). */
public enum Acknowledgement {
    @Word(value = "new", means = "200.")
    NEW("new data of a producer", 200),
    @Word(value = "a duplicate", means = "204.")
    DUPLICATE("a duplicate of a producer", 204),
    @Word(
            value = "the close",
            means =
                    "204 with Stream-Closed: true: of the close, and of the request that closed the stream when it comes again.")
    CLOSE("a close of a producer", 204) {
        @Override
        void check(Response answer) {
            super.check(answer);
            closed(answer);
        }
    };

    private final String what;
    private final int status;

    Acknowledgement(String what, int status) {
        this.what = what;
        this.status = status;
    }

    void check(Response answer) {
        Scene.expect(answer, what, status);
    }

    static void closed(Response answer) {
        if (!Answers.isClosed(answer)) {
            throw new Broken(Vocabulary.STREAM_CLOSED + ": true", "no such header; " + Answers.summary(answer));
        }
    }
}
