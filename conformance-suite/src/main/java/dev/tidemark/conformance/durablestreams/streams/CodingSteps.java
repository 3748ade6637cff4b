// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Sections 4.2 and 9 with RFC 9110, 8.4: a stream consists of decoded bytes, whatever coding a writer used on the way. */
public final class CodingSteps {

    private static final String CONTENT_ENCODING = "Content-Encoding";

    private final Scene scene;

    public CodingSteps(Scene scene) {
        this.scene = scene;
    }

    /**
     * Plain, chunked, of a producer, final: decoded, or refused (415) and nothing stored; codings nobody knows are
     * refused.
     */
    @Then("no {coded} of type {string} in the coding {string} is stored coded")
    public void stored(String operation, String contentType, String coding) {
        if (operation.equals("append")) {
            appended(contentType, coding);
        } else {
            created(contentType, coding);
        }
    }

    private void appended(String contentType, String coding) {
        var body = Bodies.message(contentType, 2);
        requests(contentType, coded(coding, body))
                .forEach((what, prepare) -> Cell.check(what, () -> {
                    var stream = scene.writer().create(scene.freshUri(), contentType, null);
                    scene.subject(stream);
                    scene.writer().appendMessages(stream, 1);
                    var request = prepare.of(stream).with(CONTENT_ENCODING, coding);
                    check(stream, coding, body, Outcome.of(scene.client().wire().sendAsync(request)));
                }));
    }

    private void created(String contentType, String coding) {
        var body = Bodies.message(contentType, 1);
        var stream = new Subject(scene.freshUri(), contentType);
        scene.subject(stream);
        var request = Request.of("PUT", stream.uri())
                .with(Vocabulary.CONTENT_TYPE, contentType)
                .with(CONTENT_ENCODING, coding)
                .body(coded(coding, body));
        var answer = Outcome.of(scene.client().wire().sendAsync(request));
        if (answer.status() != 201) {
            checkRefusal(answer);
            Scene.expect(scene.client().metadata(stream.uri()), "the metadata of a stream that was refused", 404);
            return;
        }
        stream.created(Content.ofCreation(contentType, body), Answers.nextOffset(answer));
        checkDecoded(stream, coding);
    }

    @ParameterType("append|creation")
    public String coded(String operation) {
        return operation;
    }

    private interface Prepared {
        Request of(Subject stream);
    }

    private Map<String, Prepared> requests(String contentType, byte[] coded) {
        var requests = new LinkedHashMap<String, Prepared>();
        requests.put("an append", stream -> Client.append(stream.uri(), contentType, coded));
        requests.put("an append in chunks", stream -> Client.append(stream.uri(), contentType, coded)
                .inChunks());
        if (scene.target().unsupported("producers").isEmpty()) {
            requests.put("an append of a producer", stream -> ProducerTuple.of(0, 0)
                    .on(Client.append(stream.uri(), contentType, coded)));
        }
        if (scene.target().unsupported("close").isEmpty()) {
            requests.put("a final append", stream -> Client.append(stream.uri(), contentType, coded)
                    .with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE));
        }
        return requests;
    }

    private void check(Subject stream, String coding, byte[] body, Response answer) {
        if (!Answers.isSuccess(answer)) {
            checkRefusal(answer);
            Reader.same(
                    "the content from before",
                    stream.everything(),
                    scene.reader().readAll(stream, null));
            return;
        }
        stream.appended(Content.ofAppend(stream.contentType(), body), Answers.nextOffset(answer));
        checkDecoded(stream, coding);
    }

    private void checkRefusal(Response answer) {
        if (answer.status() < 400 || answer.status() >= 500) {
            throw new Broken("the decoded content, or a refusal such as 415", Answers.summary(answer));
        }
        if (answer.status() != 415) {
            scene.note("a content coding is refused with " + answer.status() + ", not with 415");
        }
    }

    private void checkDecoded(Subject stream, String coding) {
        if (!isKnown(coding)) {
            throw new Broken("a refusal of a coding that nobody knows, such as 415", "it was accepted");
        }
        var read = scene.client()
                .read(
                        stream.uri(),
                        Vocabulary.BEGINNING,
                        Mode.CATCH_UP,
                        scene.target().limits().answer());
        Scene.expect(read, "a read", 200);
        // A JSON stream that keeps coded bytes is no JSON; that is the same fault.
        Reader.same("the decoded content", stream.everything(), Content.ofAnswer(stream.contentType(), read.body()));
    }

    private static boolean isKnown(String coding) {
        return coding.equals("gzip") || coding.equals("deflate");
    }

    /** The body in this coding; what nobody knows is some bytes that no decoder takes. */
    private static byte[] coded(String coding, byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var out = encoder(coding, bytes)) {
            out.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static OutputStream encoder(String coding, OutputStream out) throws IOException {
        return switch (coding) {
            case "gzip" -> new GZIPOutputStream(out);
            case "deflate" -> new DeflaterOutputStream(out);
            default -> out;
        };
    }
}
