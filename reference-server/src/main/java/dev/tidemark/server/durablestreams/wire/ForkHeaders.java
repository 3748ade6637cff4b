// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import dev.tidemark.server.log.ForkPoint;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamName;
import io.vertx.core.MultiMap;
import java.util.Optional;
import java.util.OptionalLong;

/** What a request says about the fork it wants (4.2). */
public record ForkHeaders(StreamName source, Optional<Position> anchor, long subOffset) {

    /**
     * Empty if the request wants no fork.
     *
     * @throws Problem if a header is malformed, or lacks the source it is about
     */
    public static Optional<ForkHeaders> parse(MultiMap headers) {
        Optional<String> source = HeaderValues.single(headers, Protocol.STREAM_FORKED_FROM);
        Optional<String> offset = HeaderValues.single(headers, Protocol.STREAM_FORK_OFFSET);
        OptionalLong subOffset = HeaderValues.number(headers, Protocol.STREAM_FORK_SUB_OFFSET);
        if (source.isEmpty()) {
            if (offset.isPresent() || subOffset.isPresent()) {
                throw Problem.badRequest("FORK_WITHOUT_SOURCE", "A fork offset needs Stream-Forked-From.");
            }
            return Optional.empty();
        }
        Optional<Position> anchor = offset.map(token -> OffsetToken.parse(token).orElseThrow(ForkHeaders::noForkPoint));
        return Optional.of(new ForkHeaders(StreamPath.parse(source.get()), anchor, subOffset.orElse(0)));
    }

    /** @param messages whether the source has messages, which the sub-offset then counts */
    public ForkPoint point(boolean messages) {
        return new ForkPoint(source, anchor, subOffset, messages ? ForkPoint.Unit.RECORDS : ForkPoint.Unit.BYTES);
    }

    public static Problem noForkPoint() {
        return Problem.badRequest("INVALID_FORK_OFFSET", "The source has no such offset or sub-offset.");
    }
}
