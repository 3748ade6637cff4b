// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.scene.Pursuit;
import dev.tidemark.conformance.wire.message.Response;
import java.time.Duration;

/**
 * Catch-up and long-poll: one answer, and the ones after it as long as the server cuts its answers short. Each of them has to bring the
 * reader forward (5.6).
 */
public final class ChainReading implements Reading {

    private final Client client;
    private final Subject stream;
    private final Mode mode;
    private final Duration within;
    private final Pursuit pursuit;
    private Response answer;
    private Content received;

    /**
     * @param asked the token of the first request, or null for none
     * @param first its answer
     * @param pursuit bounds what follows
     */
    ChainReading(
            Client client, Subject stream, Mode mode, Duration within, String asked, Response first, Pursuit pursuit) {
        this.client = client;
        this.stream = stream;
        this.mode = mode;
        this.within = within;
        this.pursuit = pursuit;
        this.answer = first;
        this.received = content(first);
        pursuit.take(received.size());
        pursuit.reach(place(asked));
    }

    @Override
    public Subject stream() {
        return stream;
    }

    @Override
    public Content receive(Content expected) {
        while (pursuit.goesOn() && received.size() < expected.size() && mayContinue()) {
            readOn();
        }
        return received;
    }

    /** Follows the chain to the end that the server declares. */
    public Content receiveAll() {
        while (pursuit.goesOn() && mayContinue()) {
            readOn();
        }
        return received;
    }

    private void readOn() {
        var next = nextOffset();
        pursuit.reach(place(next));
        answer = client.read(stream.uri(), next, mode, within);
        var more = content(answer);
        pursuit.take(more.size());
        received = received.plus(more);
    }

    private static String place(String token) {
        return token == null ? null : "the offset " + token;
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
