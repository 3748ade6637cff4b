// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.durablestreams.wire.ForkHeaders;
import dev.tidemark.server.durablestreams.wire.OffsetToken;
import dev.tidemark.server.durablestreams.wire.Problem;
import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.durablestreams.wire.StreamRequest;
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
        if (outcome instanceof Outcome.Refused refused) {
            return refused(refused);
        }
        throw unexpected(outcome);
    }

    private static Reply refused(Outcome.Refused refused) {
        return switch (refused.reason()) {
            case MISSING -> Problem.noStream().reply();
            case SOFT_DELETED -> Problem.softDeleted().reply();
            case NAME_TAKEN -> conflict("STREAM_DELETED", "The stream of this name was deleted, but its forks remain.");
            case NO_SOURCE ->
                Problem.of(Protocol.NOT_FOUND, "SOURCE_NOT_FOUND", "There is no such stream to fork.")
                        .reply();
            case SOURCE_SOFT_DELETED -> conflict("SOURCE_DELETED", "The stream to fork was deleted.");
            case NO_FORK_POINT -> ForkHeaders.noForkPoint().reply();
            case DROPPED ->
                Problem.dropped(((Outcome.Dropped) refused).stream()).reply();
            case DIFFERENT -> conflict("STREAM_EXISTS", "The stream exists with other settings or another closure.");
            case CLOSED -> at(conflict("STREAM_CLOSED", "The stream is closed."), ((Outcome.Closed) refused).stream());
            case WRONG_TYPE -> conflict("CONTENT_TYPE_MISMATCH", "The stream has another content type.");
            case OUT_OF_SEQUENCE -> conflict("SEQUENCE_CONFLICT", "The Stream-Seq is not greater than the last one.");
            case STALE_EPOCH ->
                Problem.of(Protocol.FORBIDDEN, "STALE_EPOCH", "A later epoch of the producer is known.")
                        .reply()
                        .with(Protocol.PRODUCER_EPOCH, Long.toString(((Outcome.StaleEpoch) refused).current()));
            case EPOCH_NOT_FROM_START ->
                Problem.badRequest("EPOCH_NOT_FROM_START", "A new epoch starts with Producer-Seq 0.")
                        .reply();
            case SEQUENCE_GAP -> gap((Outcome.SequenceGap) refused);
            case OVERLOADED ->
                Problem.tooMany("OVERLOADED", "Too much is waiting to be stored; try again.")
                        .reply();
            case NOT_STORED -> notStored((Outcome.NotStored) refused);
            case SEQUENCE_MISMATCH, TOKEN_MISMATCH, TIMESTAMP_REQUIRED, CHAIN_BROKEN -> throw unexpected(refused);
        };
    }

    private static Reply gap(Outcome.SequenceGap gap) {
        return conflict("SEQUENCE_GAP", "Appends of the producer are missing before this one.")
                .with(Protocol.PRODUCER_EXPECTED_SEQ, Long.toString(gap.expected()))
                .with(Protocol.PRODUCER_RECEIVED_SEQ, Long.toString(gap.received()));
    }

    private static Reply notStored(Outcome.NotStored refused) {
        Problem problem = refused.full()
                ? Problem.of(Protocol.NO_SPACE, "NO_SPACE", "There is no room to store this; nothing of it was stored.")
                : Problem.of(Protocol.UNAVAILABLE, "NOT_WRITABLE", "Nothing can be stored now; nothing of this was.");
        return problem.reply();
    }

    /** Only commands of S2 have such an outcome. */
    private static IllegalStateException unexpected(Outcome outcome) {
        return new IllegalStateException("nobody asks for this by Durable Streams: " + outcome);
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
