// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.LongWait;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Pursuit;
import dev.tidemark.conformance.target.Limits;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.time.Duration;
import java.util.function.Function;

/** A reader: turns a position and a mode into a read, and compares what came with what must come. */
public final class Reader {

    /** What a wait may take beyond its limit before it counts as no answer. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Scene scene;
    private final Client client;
    private final Limits limits;

    Reader(Scene scene, Client client) {
        this.scene = scene;
        this.client = client;
        this.limits = scene.target().limits();
    }

    /** The token of a position, or null for none. */
    public String token(Subject stream, Position position) {
        if (position instanceof Position.Sentinel sentinel) {
            return sentinel.token();
        }
        if (position instanceof Position.After after) {
            return stream.offset(after.append());
        }
        if (position instanceof Position.Last) {
            return stream.tail();
        }
        if (position instanceof Position.Spoilt) {
            var middle = stream.tail().length() / 2;
            return stream.tail().substring(0, middle) + "," + stream.tail().substring(middle);
        }
        if (position instanceof Position.Tail) {
            return Answers.nextOffset(
                    Scene.expect(client.bulk().metadata(stream.uri()), "a request for the metadata", 200));
        }
        return null;
    }

    public Reading read(Subject stream, String token, Mode mode) {
        if (mode == Mode.SSE) {
            return new StreamingReading(scene, stream, Client.readRequest(stream.uri(), token, mode));
        }
        var within = mode == Mode.LONG_POLL ? limits.longPoll().plus(GRACE) : limits.answer();
        var first = client.read(stream.uri(), token, mode, within);
        return new ChainReading(client, stream, mode, limits.answer(), token, first, pursuit(stream));
    }

    /** Sends a long-poll and does not wait for its answer; when its time runs out without news, the reader asks again. */
    public Reading await(Subject stream, String token) {
        return await(stream, token, again -> Client.readRequest(stream.uri(), again, Mode.LONG_POLL));
    }

    /** Sends a long-poll, does not wait for its answer, and does not ask again. */
    public Reading awaitOnce(Subject stream, Request longPoll) {
        return waiting(stream, stream.tail(), longPoll, null);
    }

    private Reading await(Subject stream, String token, Function<String, Request> again) {
        return waiting(stream, token, again.apply(token), again);
    }

    private Reading waiting(Subject stream, String token, Request first, Function<String, Request> again) {
        var wait = new LongWait(scene.documentedWait(), Vocabulary.NOW.equals(token));
        var within = limits.longPoll().plus(GRACE);
        var reading = new WaitingReading(scene, stream, wait, within, token, first, again);
        scene.atEnd(reading::abandon);
        return reading;
    }

    /**
     * Catch-up reads that go on from an answer.
     *
     * @param asked the token that it answers, or null when that is of no interest
     */
    public ChainReading goOn(Subject stream, String asked, Response answer) {
        return new ChainReading(client, stream, Mode.CATCH_UP, limits.answer(), asked, answer, pursuit(stream));
    }

    /** Everything from the token to the end that the server declares, over as many answers as it takes. */
    public Content readAll(Subject stream, String token) {
        var first = client.bulk().read(stream.uri(), token, Mode.CATCH_UP, limits.answer());
        Scene.expect(first, "a read from " + (token == null ? "the start" : token), 200);
        var within = limits.answer();
        return new ChainReading(client.bulk(), stream, Mode.CATCH_UP, within, token, first, pursuit(stream))
                .receiveAll();
    }

    /** Checks that a read from this position's offset gives exactly what was appended after it. */
    public void checkWhatFollows(Subject stream, int position) {
        var what = "what follows message " + position;
        var expected = stream.after(position);
        same(what, expected, readAll(stream, stream.offset(position)));
    }

    private Pursuit pursuit(Subject stream) {
        return scene.pursuit("reading from answer to answer", stream, Content.none(stream.contentType()));
    }

    public static void same(String what, Content expected, Content received) {
        if (!expected.equals(received)) {
            throw new Broken(what + ", " + expected.describe(received), received.describe(expected));
        }
    }
}
