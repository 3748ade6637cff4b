// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamState;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of a read (5.6 to 5.8). Parameters the protocol does not know are ignored (11.1).
 *
 * @param mode how to wait
 * @param now whether to start at the tail, wherever that is
 * @param from where to start otherwise
 * @param exact whether it is an error if the data there was dropped; if not, what is left is wanted
 * @param cursor what the client echoed, or null
 */
public record ReadQuery(Mode mode, boolean now, Position from, boolean exact, String cursor) {

    public enum Mode {
        CATCH_UP,
        LONG_POLL,
        SSE
    }

    /** @throws Problem if the offset is malformed, empty, repeated, or missing in a live mode */
    static ReadQuery parse(MultiMap parameters) {
        Mode mode = mode(single(parameters, Protocol.LIVE));
        Optional<String> offset = single(parameters, Protocol.OFFSET);
        if (offset.isEmpty() && mode != Mode.CATCH_UP) {
            throw Problem.badRequest("OFFSET_REQUIRED", "A live read needs an offset.");
        }
        String token = offset.orElse(Protocol.OFFSET_START);
        boolean now = token.equals(Protocol.OFFSET_NOW);
        boolean exact = !now && !token.equals(Protocol.OFFSET_START);
        Position from = exact ? OffsetToken.parse(token).orElseThrow(ReadQuery::malformedOffset) : Position.START;
        return new ReadQuery(mode, now, from, exact, parameters.get(Protocol.CURSOR));
    }

    public static Problem malformedOffset() {
        return Problem.badRequest("INVALID_OFFSET", "The offset is none that this stream ever had.");
    }

    /**
     * Where to start in this stream.
     *
     * @throws Problem if the data there was dropped
     */
    public Position start(StreamState stream) {
        // To the store, the beginning means what is left of it.
        if (exact && from.equals(Position.START) && !stream.earliest().equals(Position.START)) {
            throw Problem.dropped(stream);
        }
        return now ? stream.tail() : from;
    }

    private static Mode mode(Optional<String> live) {
        if (live.isEmpty()) {
            return Mode.CATCH_UP;
        }
        return switch (live.get()) {
            case Protocol.LIVE_LONG_POLL -> Mode.LONG_POLL;
            case Protocol.LIVE_SSE -> Mode.SSE;
            default -> throw Problem.badRequest("INVALID_LIVE", "The parameter live is long-poll or sse.");
        };
    }

    private static Optional<String> single(MultiMap parameters, String name) {
        List<String> values = parameters.getAll(name);
        if (values.size() > 1) {
            throw Problem.badRequest("REPEATED_PARAMETER", "The parameter " + name + " is given more than once.");
        }
        return values.stream().findFirst();
    }
}
