// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.wire.Response;
import java.time.Duration;

/** Catch-up and long-poll: one answer, and the ones after it as long as the server cuts its answers short. */
final class ChainReading implements Reading {

    private final Client client;
    private final Subject stream;
    private final Mode mode;
    private final Duration within;
    private Response answer;
    private Content received;

    ChainReading(Client client, Subject stream, Mode mode, Duration within, Response first) {
        this.client = client;
        this.stream = stream;
        this.mode = mode;
        this.within = within;
        this.answer = first;
        this.received = content(first);
    }

    @Override
    public Content receive(Content expected) {
        while (received.size() < expected.size() && mayContinue()) {
            answer = client.read(stream.uri(), nextOffset(), mode, within);
            received = received.plus(content(answer));
        }
        return received;
    }

    /** Follows the chain to the end that the server declares. */
    Content receiveAll() {
        while (mayContinue()) {
            answer = client.read(stream.uri(), nextOffset(), mode, within);
            received = received.plus(content(answer));
        }
        return received;
    }

    /** A partial answer has data and is not up to date; an empty one leads nowhere, whatever it says. */
    private boolean mayContinue() {
        return answer.status() == 200
                && !Answers.isUpToDate(answer)
                && !Answers.isClosed(answer)
                && !content(answer).isEmpty();
    }

    private Content content(Response response) {
        return response.status() == 200
                ? Content.ofAnswer(stream.contentType(), response.body())
                : Content.none(stream.contentType());
    }

    @Override
    public boolean isOver() {
        return true;
    }

    @Override
    public Response answer() {
        return answer;
    }

    @Override
    public String nextOffset() {
        return Answers.nextOffset(answer);
    }
}
