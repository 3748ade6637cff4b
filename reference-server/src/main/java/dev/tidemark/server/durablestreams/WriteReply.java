// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.http.Reply;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.StreamState;

/** What a client is told of the outcome of a write (5.1 to 5.4). */
final class WriteReply {

    private WriteReply() {}

    static Reply of(Outcome outcome, StreamRequest request) {
        if (outcome instanceof Outcome.Created created) {
            return described(Protocol.CREATED, created.stream()).with(Protocol.LOCATION, request.url());
        }
        if (outcome instanceof Outcome.Existing existing) {
            return described(Protocol.OK, existing.stream());
        }
        if (outcome instanceof Outcome.Appended appended) {
            return at(Reply.of(Protocol.NO_CONTENT), appended.stream());
        }
        if (outcome instanceof Outcome.Duplicate duplicate) {
            return at(numbered(Reply.of(Protocol.NO_CONTENT), duplicate.last()), duplicate.stream());
        }
        if (outcome instanceof Outcome.Deleted) {
            return Reply.of(Protocol.NO_CONTENT).with(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER);
        }
        if (outcome instanceof Outcome.Missing) {
            return Problem.noStream().reply();
        }
        if (outcome instanceof Outcome.SoftDeleted) {
            return Problem.softDeleted().reply();
        }
        if (outcome instanceof Outcome.Closed closed) {
            return at(conflict("STREAM_CLOSED", "The stream is closed."), closed.stream());
        }
        if (outcome instanceof Outcome.WrongType) {
            return conflict("CONTENT_TYPE_MISMATCH", "The stream has another content type.");
        }
        if (outcome instanceof Outcome.OutOfSequence) {
            return conflict("SEQUENCE_CONFLICT", "The Stream-Seq is not greater than the last one.");
        }
        if (outcome instanceof Outcome.Different) {
            return conflict("STREAM_EXISTS", "The stream exists with other settings or another closure.");
        }
        if (outcome instanceof Outcome.NameTaken) {
            return conflict("STREAM_DELETED", "The stream of this name was deleted, but its forks remain.");
        }
        if (outcome instanceof Outcome.NoSource) {
            return Problem.of(Protocol.NOT_FOUND, "SOURCE_NOT_FOUND", "There is no such stream to fork.")
                    .reply();
        }
        if (outcome instanceof Outcome.SourceSoftDeleted) {
            return conflict("SOURCE_DELETED", "The stream to fork was deleted.");
        }
        if (outcome instanceof Outcome.NoForkPoint) {
            return ForkHeaders.noForkPoint().reply();
        }
        if (outcome instanceof Outcome.Dropped dropped) {
            return Problem.dropped(dropped.stream()).reply();
        }
        if (outcome instanceof Outcome.StaleEpoch stale) {
            return Problem.of(Protocol.FORBIDDEN, "STALE_EPOCH", "A later epoch of the producer is known.")
                    .reply()
                    .with(Protocol.PRODUCER_EPOCH, Long.toString(stale.current()));
        }
        if (outcome instanceof Outcome.EpochNotFromStart) {
            return Problem.badRequest("EPOCH_NOT_FROM_START", "A new epoch starts with Producer-Seq 0.")
                    .reply();
        }
        if (outcome instanceof Outcome.SequenceGap gap) {
            return conflict("SEQUENCE_GAP", "Appends of the producer are missing before this one.")
                    .with(Protocol.PRODUCER_EXPECTED_SEQ, Long.toString(gap.expected()))
                    .with(Protocol.PRODUCER_RECEIVED_SEQ, Long.toString(gap.received()));
        }
        if (outcome instanceof Outcome.NotStored refused) {
            return refused.full()
                    ? Problem.of(
                                    Protocol.NO_SPACE,
                                    "NO_SPACE",
                                    "There is no room to store this; nothing of it was stored.")
                            .reply()
                    : Problem.of(
                                    Protocol.UNAVAILABLE,
                                    "NOT_WRITABLE",
                                    "Nothing can be stored now; nothing of this was.")
                            .reply();
        }
        return Problem.tooMany("OVERLOADED", "Too much is waiting to be stored; try again.")
                .reply();
    }

    static Reply numbered(Reply reply, Producer last) {
        return reply.with(Protocol.PRODUCER_EPOCH, Long.toString(last.epoch()))
                .with(Protocol.PRODUCER_SEQ, Long.toString(last.sequence()));
    }

    private static Reply conflict(String code, String sentence) {
        return Problem.of(Protocol.CONFLICT, code, sentence).reply();
    }

    private static Reply described(int status, StreamState stream) {
        return at(
                Reply.of(status)
                        .with(Protocol.CONTENT_TYPE, stream.contentType().value()),
                stream);
    }

    private static Reply at(Reply reply, StreamState stream) {
        return reply.with(Protocol.STREAM_NEXT_OFFSET, OffsetToken.of(stream.tail()))
                .with(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER)
                .withIf(stream.closed(), Protocol.STREAM_CLOSED, Protocol.TRUE);
    }
}
