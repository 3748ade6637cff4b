// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.expiry;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A use of a stream with one message, halfway through its lifetime. */
public enum Touch {
    @Word(value = "a read from the start", means = "A catch-up read without an offset.")
    READ(stream -> read(stream, null, Mode.CATCH_UP)),
    @Word(value = "a read from -1", means = "A catch-up read.")
    READ_FROM_BEGINNING(stream -> read(stream, Vocabulary.BEGINNING, Mode.CATCH_UP)),
    @Word(value = "a read at the tail", means = "A catch-up read from the offset of the message.")
    READ_AT_TAIL(stream -> read(stream, stream.tail(), Mode.CATCH_UP)),
    @Word(value = "a read from now", means = "A catch-up read.")
    READ_FROM_NOW(stream -> read(stream, Vocabulary.NOW, Mode.CATCH_UP)),
    @Word(value = "a long-poll with data", means = "From -1.")
    LONG_POLL(stream -> read(stream, Vocabulary.BEGINNING, Mode.LONG_POLL)),
    @Word(value = "a long-poll at the tail", means = "Its answer is not waited for.")
    LONG_POLL_AT_TAIL(waiting(Subject::tail)),
    @Word(value = "a long-poll from now", means = "Its answer is not waited for.")
    LONG_POLL_FROM_NOW(waiting(stream -> Vocabulary.NOW)),
    @Word(value = "an event stream from -1", means = "Given up when it has begun.")
    EVENTS(givenUp(stream -> Vocabulary.BEGINNING)),
    @Word(value = "an event stream at the tail", means = "Given up when it has begun.")
    EVENTS_AT_TAIL(givenUp(Subject::tail)),
    @Word(value = "an event stream from now", means = "Given up when it has begun.")
    EVENTS_FROM_NOW(givenUp(stream -> Vocabulary.NOW)),
    @Word(value = "an append", means = "Of a second message.")
    APPEND(Touch::append),
    @Word(value = "an append with a sequence", means = "Stream-Seq.")
    APPEND_WITH_SEQUENCE(stream -> append(stream).with(Vocabulary.STREAM_SEQ, "1")),
    @Word(value = "an append of a producer", means = "The first number of a producer.")
    APPEND_OF_PRODUCER(stream -> ProducerTuple.of(0, 0).on(append(stream))),
    @Word(value = "a close", means = "Without content.")
    CLOSE(stream -> closing(Request.of("POST", stream.uri()))),
    @Word(value = "a close of a producer", means = "Without content, under its first number.")
    CLOSE_OF_PRODUCER(stream -> ProducerTuple.of(0, 0).on(closing(Request.of("POST", stream.uri())))),
    @Word(value = "a final append", means = "It closes the stream.")
    FINAL_APPEND(stream -> closing(append(stream))),
    @Word(value = "a final append of a producer", means = "Under its first number.")
    FINAL_APPEND_OF_PRODUCER(stream -> ProducerTuple.of(0, 0).on(closing(append(stream)))),
    @Word(value = "an append of another type", means = "It is refused with 409.")
    REFUSED_APPEND(stream -> Client.append(stream.uri(), "application/x-other", Bodies.utf8("halfway")));

    private final BiFunction<Scene, Subject, Used> use;

    Touch(Function<Subject, Request> request) {
        this((scene, stream) -> Used.answered(Outcome.of(scene.client().wire().sendAsync(request.apply(stream)))));
    }

    Touch(BiFunction<Scene, Subject, Used> use) {
        this.use = use;
    }

    /**
     * What came of a use.
     *
     * @param answer empty for one that waits for news
     * @param waiting the reader that waits
     */
    record Used(Optional<Response> answer, Optional<Reading> waiting) {
        static Used answered(Response answer) {
            return new Used(Optional.of(answer), Optional.empty());
        }
    }

    Used on(Scene scene, Subject stream) {
        return use.apply(scene, stream);
    }

    private static BiFunction<Scene, Subject, Used> waiting(Function<Subject, String> token) {
        return (scene, stream) -> {
            var longPoll = read(stream, token.apply(stream), Mode.LONG_POLL);
            return new Used(Optional.empty(), Optional.of(scene.reader().awaitOnce(stream, longPoll)));
        };
    }

    private static BiFunction<Scene, Subject, Used> givenUp(Function<Subject, String> token) {
        return (scene, stream) -> {
            var reading = scene.reader().read(stream, token.apply(stream), Mode.SSE);
            var answer = reading.answer();
            reading.abandon();
            return Used.answered(answer);
        };
    }

    private static Request read(Subject stream, String token, Mode mode) {
        return Client.readRequest(stream.uri(), token, mode);
    }

    private static Request append(Subject stream) {
        return Client.append(stream.uri(), stream.contentType(), Bodies.message(stream.contentType(), 2));
    }

    private static Request closing(Request request) {
        return request.with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
    }
}
