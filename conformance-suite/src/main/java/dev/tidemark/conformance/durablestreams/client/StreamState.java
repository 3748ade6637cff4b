// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Granting;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import java.net.URI;

/** What a stream has been through when it is read: whether it holds messages, and how it was closed, if it was. */
public enum StreamState {
    EMPTY("empty"),
    FILLED("filled"),
    CLOSED_EMPTY("empty and closed"),
    CLOSED("filled and closed"),
    CLOSED_BY_FINAL_APPEND("closed by a final append"),
    CLOSED_BY_PRODUCER("closed by a producer"),
    CLOSED_BY_FINAL_APPEND_OF_PRODUCER("closed by the final append of a producer"),
    CREATED_CLOSED("created closed"),
    CREATED_CLOSED_WITH_CONTENT("created closed with content");

    private static final int MESSAGES = 3;

    /** What the scenarios call it. */
    final String words;

    StreamState(String words) {
        this.words = words;
    }

    public boolean isClosed() {
        return this != EMPTY && this != FILLED;
    }

    /** Whether the target claims what it takes to bring a stream into this state. */
    boolean isOfferedBy(Target target) {
        var producer = this == CLOSED_BY_PRODUCER || this == CLOSED_BY_FINAL_APPEND_OF_PRODUCER;
        return !(isClosed() && target.unsupported("close").isPresent())
                && !(producer && target.unsupported("producers").isPresent());
    }

    /** A new stream of this type in this state; all that makes it has to be granted. */
    public Subject make(Client client, Granting granting, URI uri, String contentType) {
        var writer = new Writer(client, granting, () -> {});
        if (this == CREATED_CLOSED || this == CREATED_CLOSED_WITH_CONTENT) {
            var content = this == CREATED_CLOSED ? null : Bodies.message(contentType, 1);
            var created = writer.create(uri, contentType, content, Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
            created.closed();
            return created;
        }
        var stream = writer.create(uri, contentType, null);
        writer.appendMessages(stream, this == EMPTY || this == CLOSED_EMPTY ? 0 : MESSAGES);
        if (isClosed()) {
            close(client, granting, stream);
        }
        return stream;
    }

    /** Closes the stream in the way of this state; it has to be granted. */
    public void close(Client client, Granting granting, Subject stream) {
        var writer = new Writer(client, granting, () -> {});
        var tuple = ProducerTuple.of(0, 0);
        switch (this) {
            case CLOSED_BY_FINAL_APPEND -> closeWith(client, granting, writer, stream, last(stream));
            case CLOSED_BY_FINAL_APPEND_OF_PRODUCER ->
                closeWith(client, granting, writer, stream, tuple.on(last(stream)));
            case CLOSED_BY_PRODUCER ->
                closeWith(client, granting, writer, stream, tuple.on(Request.of("POST", stream.uri())));
            default -> writer.close(stream);
        }
    }

    private static Request last(Subject stream) {
        return Client.append(
                stream.uri(), stream.contentType(), Bodies.message(stream.contentType(), stream.length() + 1));
    }

    private static void closeWith(Client client, Granting granting, Writer writer, Subject stream, Request request) {
        var answer = granting.granted(
                Outcome.of(client.wire().sendAsync(request.with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE))),
                "a close",
                200,
                204);
        if (!Answers.isClosed(answer)) {
            throw new Broken("a close answered with " + Vocabulary.STREAM_CLOSED + ": true", Answers.summary(answer));
        }
        if (request.body() != null) {
            writer.acknowledged(stream, request.body(), answer);
        }
        stream.closed();
    }
}
