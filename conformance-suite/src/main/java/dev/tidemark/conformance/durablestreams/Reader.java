// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.target.Limits;
import dev.tidemark.conformance.wire.Request;
import java.time.Duration;

/** A reader: turns a position and a mode into a read, and compares what came with what must come. */
final class Reader {

    /** What a wait may take beyond its limit before it counts as no answer. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Client client;
    private final Limits limits;
    private final Duration wait;

    /** @param wait how long a long-poll waits, as the target documents it */
    Reader(Client client, Limits limits, Duration wait) {
        this.client = client;
        this.limits = limits;
        this.wait = wait;
    }

    /** The token of a position, or null for none. */
    String token(Subject stream, Position position) {
        if (position instanceof Position.Sentinel sentinel) {
            return sentinel.token();
        }
        if (position instanceof Position.After after) {
            return stream.offset(after.append());
        }
        if (position instanceof Position.Last) {
            return stream.tail();
        }
        if (position instanceof Position.Tail) {
            return Answers.nextOffset(
                    Scene.expect(client.bulk().metadata(stream.uri()), "a request for the metadata", 200));
        }
        return null;
    }

    Reading read(Subject stream, String token, Mode mode) {
        if (mode == Mode.SSE) {
            var session = client.wire().open(Client.readRequest(stream.uri(), token, mode));
            return new StreamingReading(session, stream, limits.answer());
        }
        var within = mode == Mode.LONG_POLL ? limits.longPoll().plus(GRACE) : limits.answer();
        var first = client.read(stream.uri(), token, mode, within);
        return new ChainReading(client, stream, mode, limits.answer(), first);
    }

    /** Sends a long-poll and does not wait for its answer. */
    Reading await(Subject stream, String token) {
        return await(stream, Client.readRequest(stream.uri(), token, Mode.LONG_POLL));
    }

    /** The same with a request of its own kind. */
    Reading await(Subject stream, Request longPoll) {
        var clock = new WaitClock(wait);
        var pending = client.wire().sendAsync(longPoll, limits.longPoll().plus(GRACE));
        return new WaitingReading(client, stream, limits.answer(), pending, clock);
    }

    /** Everything from the token to the end that the server declares, over as many answers as it takes. */
    Content readAll(Subject stream, String token) {
        var first = client.bulk().read(stream.uri(), token, Mode.CATCH_UP, limits.answer());
        Scene.expect(first, "a read from " + (token == null ? "the start" : token), 200);
        return new ChainReading(client.bulk(), stream, Mode.CATCH_UP, limits.answer(), first).receiveAll();
    }

    /** Checks that a read from this position's offset gives exactly what was appended after it. */
    void checkWhatFollows(Subject stream, int position) {
        var what = "what follows message " + position;
        var expected = stream.after(position);
        same(what, expected, readAll(stream, stream.offset(position)));
    }

    static void same(String what, Content expected, Content received) {
        if (!expected.equals(received)) {
            throw new Broken(what + ", " + expected.describe(received), received.describe(expected));
        }
    }
}
