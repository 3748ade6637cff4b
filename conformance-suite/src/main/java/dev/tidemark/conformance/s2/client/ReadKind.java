// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.target.Dimension;
import dev.tidemark.conformance.target.Dimension.Way;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of readers: a case with {@code @each-reader} is run with each of them. */
public enum ReadKind {
    /** One answer. */
    UNARY(new Way("unary read", Optional.empty())) {
        @Override
        public Reading start(Reader reader, Subject stream, ReadPlan plan) {
            return reader.unary(stream, plan);
        }
    },
    /** Server-sent events. */
    SSE_SESSION(new Way("SSE session", Optional.of("session-sse"))) {
        @Override
        public Reading start(Reader reader, Subject stream, ReadPlan plan) {
            return reader.session(stream, plan);
        }
    };

    /** The readers of S2. */
    public static final Dimension DIMENSION = new Dimension(
            "reader", Arrays.stream(values()).map(kind -> kind.way).toList());

    private final Way way;

    ReadKind(Way way) {
        this.way = way;
    }

    /** The reader of this case; a unary one where it is not run with each. */
    public static ReadKind of(Scene scene) {
        return values()[DIMENSION.ways().indexOf(scene.way(DIMENSION))];
    }

    /** Whether it goes on from batch to batch. */
    public boolean isSession() {
        return this != UNARY;
    }

    /** Starts a read; what there is of its answer by then is there when this returns. */
    public abstract Reading start(Reader reader, Subject stream, ReadPlan plan);
}
