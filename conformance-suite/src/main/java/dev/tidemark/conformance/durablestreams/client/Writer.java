// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Granting;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.net.URI;

/** A writer that keeps the model of its stream in step with what the server acknowledged. */
public final class Writer {

    private final Client client;
    private final Granting granting;
    private final Runnable inTime;

    /** @param inTime asked before a stream is found missing: whether it may have expired because the suite was late */
    Writer(Client client, Granting granting, Runnable inTime) {
        this.client = client;
        this.granting = granting;
        this.inTime = inTime;
    }

    /**
     * Creates a stream; the answer must say so.
     *
     * @param headers names and values in turn, such as a lifetime
     */
    public Subject create(URI uri, String contentType, byte[] content, String... headers) {
        var stream = new Subject(uri, contentType);
        var answer = granting.granted(
                client.bulk().create(uri, contentType, content, headers),
                "the creation of a '" + contentType + "' stream",
                201);
        stream.created(Content.ofCreation(contentType, content), Answers.nextOffset(answer));
        return stream;
    }

    /** Appends one body over the bulk connection; it has to be granted. */
    public Response append(Subject stream, byte[] body) {
        var answer = Outcome.of(client.appendAsync(stream.uri(), stream.contentType(), body));
        acknowledged(stream, body, answer);
        return answer;
    }

    /** Takes an answer to an append of this body into the model; it has to be granted. */
    public void acknowledged(Subject stream, byte[] body, Response answer) {
        if (answer.status() == 404 || answer.status() == 410) {
            inTime.run();
        }
        granting.granted(answer, "an append of " + body.length + " bytes as " + stream.contentType(), 200, 204);
        stream.appended(Content.ofAppend(stream.contentType(), body), Answers.nextOffset(answer));
    }

    /** Appends messages that continue the count. */
    public void appendMessages(Subject stream, int count) {
        for (int i = 0; i < count; i++) {
            append(stream, stream.nextMessage());
        }
    }

    /** Closes the stream; the answer must say so. */
    public Response close(Subject stream) {
        var answer = granting.granted(client.bulk().close(stream.uri()), "a close", 200, 204);
        if (!Answers.isClosed(answer)) {
            throw new Broken("a close answered with " + Vocabulary.STREAM_CLOSED + ": true", Answers.summary(answer));
        }
        stream.closed();
        return answer;
    }
}
