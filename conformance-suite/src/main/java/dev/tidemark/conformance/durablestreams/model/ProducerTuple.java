// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import dev.tidemark.conformance.wire.message.Request;

/** Section 5.2.1: the three headers that number an append; kept as text because scenarios also send what is no number. */
public record ProducerTuple(String id, String epoch, String sequence) {

    /** The producer that a scenario is about. */
    public static final String THE_PRODUCER = "tidemark";

    public static ProducerTuple of(String epoch, String sequence) {
        return new ProducerTuple(THE_PRODUCER, epoch, sequence);
    }

    public static ProducerTuple of(long epoch, long sequence) {
        return of(String.valueOf(epoch), String.valueOf(sequence));
    }

    /** The same numbers of this producer. */
    public ProducerTuple of(String producer) {
        return new ProducerTuple(producer, epoch, sequence);
    }

    public Request on(Request append) {
        return append.with(Vocabulary.PRODUCER_ID, id)
                .with(Vocabulary.PRODUCER_EPOCH, epoch)
                .with(Vocabulary.PRODUCER_SEQ, sequence);
    }
}
