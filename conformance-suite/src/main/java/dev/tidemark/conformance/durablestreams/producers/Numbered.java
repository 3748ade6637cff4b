// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.producers;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Producers;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Spoken;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;

/** What a producer sends under its numbers. */
public enum Numbered {
    @Word(value = "", means = "An append with the body that these numbers had before, or with a new one.")
    APPEND {
        @Override
        Request under(ProducerTuple tuple, Producers producers, Subject stream, Spoken<Numbered> said) {
            return producers.append(tuple);
        }
    },
    @Word(value = " with another body", means = "An append with a body that no other append has.")
    OTHER_BODY {
        @Override
        Request under(ProducerTuple tuple, Producers producers, Subject stream, Spoken<Numbered> said) {
            return producers.otherAppend(tuple);
        }
    },
    @Word(value = " with the body {string}", means = "An append of this, which the numbers have from then on.")
    BODY {
        @Override
        Request under(ProducerTuple tuple, Producers producers, Subject stream, Spoken<Numbered> said) {
            return producers.append(tuple, Bodies.utf8(said.text(0)));
        }
    },
    @Word(value = " with the Stream-Seq {string}", means = "An append with one more header.")
    STREAM_SEQ {
        @Override
        Request under(ProducerTuple tuple, Producers producers, Subject stream, Spoken<Numbered> said) {
            return producers.append(tuple).with(Vocabulary.STREAM_SEQ, said.text(0));
        }
    },
    @Word(value = " and closes the stream with it", means = "The append with Stream-Closed: true.")
    FINAL {
        @Override
        Request under(ProducerTuple tuple, Producers producers, Subject stream, Spoken<Numbered> said) {
            return Producers.closing(producers.append(tuple));
        }
    },
    @Word(
            value = " with another body and closes the stream with it",
            means = "The same with a body that no other append has.")
    FINAL_OTHER_BODY {
        @Override
        Request under(ProducerTuple tuple, Producers producers, Subject stream, Spoken<Numbered> said) {
            return Producers.closing(producers.otherAppend(tuple));
        }
    },
    @Word(value = " as a close without content", means = "POST with Stream-Closed: true, without a body.")
    CLOSE {
        @Override
        Request under(ProducerTuple tuple, Producers producers, Subject stream, Spoken<Numbered> said) {
            return producers.close(tuple);
        }
    },
    @Word(
            value = " with another content type",
            means = "An append of application/x-other; it must not be stored, so the model stays as it is.")
    OTHER_TYPE(false) {
        @Override
        Request under(ProducerTuple tuple, Producers producers, Subject stream, Spoken<Numbered> said) {
            return tuple.on(Client.append(stream.uri(), "application/x-other", Bodies.utf8("numbered")));
        }
    },
    @Word(value = " with broken JSON", means = "An append of {bad as application/json; the model stays as it is.")
    BROKEN_JSON(false) {
        @Override
        Request under(ProducerTuple tuple, Producers producers, Subject stream, Spoken<Numbered> said) {
            return tuple.on(Client.append(stream.uri(), Vocabulary.JSON, Bodies.utf8("{bad")));
        }
    };

    /** Whether what is acknowledged belongs to the stream. */
    final boolean isModelled;

    Numbered() {
        this(true);
    }

    Numbered(boolean isModelled) {
        this.isModelled = isModelled;
    }

    abstract Request under(ProducerTuple tuple, Producers producers, Subject stream, Spoken<Numbered> said);
}
