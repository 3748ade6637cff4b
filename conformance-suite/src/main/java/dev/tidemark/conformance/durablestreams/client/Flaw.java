// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Spoken;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.NotTested;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What is peculiar about an append, most often wrong; nothing else is. */
public enum Flaw {
    @Word(value = "some bytes", means = "Nothing is wrong: the type of the stream, and an object if that is JSON.")
    NONE(scene -> body(scene, Bodies.utf8(scene.subject().isJson() ? "{\"good\":true}" : "good"))),

    @Word(value = "an empty body", means = "Content-Length: 0.")
    EMPTY(""),

    @Word(value = "no body and no length", means = "Neither Content-Length nor Transfer-Encoding, over a socket.")
    NO_BODY(scene -> Request.of("POST", scene.subject().uri())
            .with(Vocabulary.CONTENT_TYPE, scene.subject().contentType())),

    @Word(value = "a chunked body of zero length", means = "`Transfer-Encoding: chunked` and the last chunk alone.")
    EMPTY_IN_CHUNKS(scene -> body(scene, new byte[0]).inChunks()),

    @Word(value = "no content type", means = "A body without `Content-Type`.")
    NO_TYPE(scene -> Request.of("POST", scene.subject().uri()).body(Bodies.utf8("untyped"))),

    @Word(value = "another content type", means = "application/x-other.")
    OTHER_TYPE(scene -> Client.append(scene.subject().uri(), "application/x-other", Bodies.utf8("other"))),

    @Word(value = "exactly the server's limit", means = "As many bytes as the profile's `limits.bodyBytes`.")
    LIMIT(scene -> ofLimit(scene, 0)),

    @Word(value = "one byte more than the server's limit", means = "One more than that.")
    ABOVE_LIMIT(scene -> ofLimit(scene, 1)),

    @Word(value = "one byte more than the server's limit in chunks", means = "The same without a length.")
    ABOVE_LIMIT_IN_CHUNKS(scene -> ofLimit(scene, 1).inChunks()),

    @Word(value = "an empty array", means = "`[]`.")
    EMPTY_ARRAY("[]"),

    @Word(value = "an empty array with a space", means = "` [ ] `.")
    EMPTY_ARRAY_WITH_SPACE(" [ ] "),

    @Word(value = "broken JSON", means = "`{bad`.")
    BROKEN_JSON("{bad"),

    @Word(value = "a trailing comma", means = "A JSON array that ends in a comma.")
    TRAILING_COMMA("[1,]"),

    @Word(value = "two values", means = "Two JSON objects, one behind the other.")
    TWO_VALUES("{\"a\":1}{\"b\":2}"),

    @Word(value = "NaN", means = "`NaN`.")
    NOT_A_NUMBER("NaN"),

    @Word(value = "a single quoted text", means = "`'text'`.")
    SINGLE_QUOTES("'text'"),

    @Word(value = "white space only", means = "A space, a tab and a line end.")
    WHITE_SPACE(" \t\r\n"),

    @Word(value = "an unclosed array", means = "`[1,2`.")
    UNCLOSED_ARRAY("[1,2"),

    @Word(
            value = "a batch whose last element is broken",
            means = "A JSON array of two objects and a third without a value.")
    BROKEN_LAST("[{\"a\":1},{\"b\":2},{\"c\":}]"),

    @Word(value = "a byte order mark", means = "U+FEFF before an object.")
    BYTE_ORDER_MARK("\ufeff{\"a\":1}"),

    @Word(value = "invalid UTF-8", means = "A JSON text that holds c3 28.")
    INVALID_UTF8(scene -> body(scene, new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'})),

    @Word(value = "the sequence {string}", means = "Nothing is wrong but perhaps this Stream-Seq.")
    SEQUENCE((scene, texts) -> NONE.request(scene).with(Vocabulary.STREAM_SEQ, texts.get(0))),

    @Word(
            value = "the producer epoch {string}",
            means = "Nothing is wrong but perhaps this; Producer-Seq is 0 and the producer new to the stream.")
    EPOCH((scene, texts) -> NONE.request(scene)
            .with(Vocabulary.PRODUCER_ID, "tidemark")
            .with(Vocabulary.PRODUCER_EPOCH, texts.get(0))
            .with(Vocabulary.PRODUCER_SEQ, "0"));

    private final BiFunction<Scene, List<String>, Request> request;

    Flaw(String body) {
        this(scene -> body(scene, Bodies.utf8(body)));
    }

    Flaw(Function<Scene, Request> request) {
        this((scene, texts) -> request.apply(scene));
    }

    Flaw(BiFunction<Scene, List<String>, Request> request) {
        this.request = request;
    }

    /** The append to the stream of the scene. */
    public static Request request(Scene scene, Spoken<Flaw> flaw) {
        return flaw.word().request.apply(scene, flaw.texts());
    }

    private Request request(Scene scene) {
        return request.apply(scene, List.of());
    }

    private static Request body(Scene scene, byte[] body) {
        return Client.append(scene.subject().uri(), scene.subject().contentType(), body);
    }

    private static Request ofLimit(Scene scene, int more) {
        var limit = scene.target()
                .limits()
                .bodyBytes()
                .orElseThrow(() -> new NotTested("the largest request body that the target takes is not known; "
                        + "give it as limits.bodyBytes in the profile"));
        return body(scene, new byte[Math.toIntExact(limit + more)]);
    }
}
