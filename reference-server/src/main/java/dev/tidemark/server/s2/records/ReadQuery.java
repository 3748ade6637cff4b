// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What a reader asks for (openapi.json, {@code ReadStart} and {@code ReadEnd}).
 *
 * @param from where to start
 * @param clamp whether to start at the tail instead of behind it
 * @param bounds where to end
 * @param patience for how many seconds to wait for records; absent if the reader did not say
 * @param unary whether there is one answer only, which ends the read at the tail whatever its bounds are
 */
public record ReadQuery(Start from, boolean clamp, Bounds bounds, OptionalLong patience, boolean unary) {

    private static final long LONGEST_WAIT = 0xffff_ffffL;

    /** Where a read starts. */
    sealed interface Start {}

    /** At the first record with this sequence number or a later one. */
    record Sequence(long number) implements Start {}

    /** At the first record with this timestamp or a later one. */
    record Timestamp(long time) implements Start {}

    /** So many sequence numbers before the tail. */
    record TailOffset(long back) implements Start {}

    /**
     * @param query gives the value of a parameter
     * @throws S2Problem if a parameter is malformed, or two of them contradict each other
     */
    static ReadQuery parse(Function<String, Optional<String>> query) {
        OptionalLong sequence = number(query, Protocol.SEQ_NUM);
        OptionalLong timestamp = number(query, Protocol.TIMESTAMP);
        OptionalLong back = number(query, Protocol.TAIL_OFFSET);
        boolean clamp = flag(query, Protocol.CLAMP);
        Bounds bounds =
                new Bounds(bound(query, Protocol.COUNT), bound(query, Protocol.BYTES), bound(query, Protocol.UNTIL));
        OptionalLong patience = number(query, Protocol.WAIT);
        if (patience.orElse(0) > LONGEST_WAIT) {
            throw malformed(Protocol.WAIT, "a number of seconds below 2^32");
        }
        return new ReadQuery(start(sequence, timestamp, back), clamp, bounds, patience, false);
    }

    /** The read of a reader that comes back with what it has: what it got is not sent again (S2-READ-SSE-07 to 09). */
    ReadQuery resumed(LastEventId last) {
        Start next = new Sequence(Numbers.plus(last.sequence(), 1));
        return new ReadQuery(next, clamp, bounds.after(last.count(), last.bytes()), patience, unary);
    }

    /** The read with one answer, which waits for a minute at most. */
    ReadQuery asUnary() {
        OptionalLong capped = OptionalLong.of(Math.min(patience.orElse(0), Protocol.UNARY_WAIT_SECONDS));
        return new ReadQuery(from, clamp, bounds, capped, true);
    }

    /** @throws S2Problem if nothing can lie between start and end */
    ReadQuery checked() {
        if (from instanceof Timestamp start && bounds.until() != Bounds.NONE && start.time() >= bounds.until()) {
            throw S2Problem.of(Code.INVALID, "The read starts at or after the timestamp it is to end before.");
        }
        return this;
    }

    /** Whether it may wait at the tail: if it says so, or if nothing else ends it. */
    boolean mayFollow() {
        return patience.orElse(0) > 0 || (!unary && !bounds.isLimited());
    }

    /**
     * Where exactly it starts in a stream: a sequence number or a timestamp, never behind the tail.
     *
     * @throws S2Problem if there is nothing to read there and never will be before the read ends: 416
     */
    Start startIn(StreamState stream) {
        long tail = stream.tail().sequence();
        Start wanted = from instanceof TailOffset offset ? new Sequence(Math.max(0, tail - offset.back())) : from;
        boolean beyond = wanted instanceof Sequence sequence
                ? sequence.number() > tail
                : ((Timestamp) wanted).time() > stream.tailTimestamp();
        if (beyond && !clamp) {
            throw unwritten(stream);
        }
        // In a stream that never had a record every timestamp lies at the tail.
        Start start = beyond || tail == 0 ? new Sequence(tail) : wanted;
        if (start instanceof Sequence sequence && sequence.number() == tail && !mayFollow()) {
            throw unwritten(stream);
        }
        return start;
    }

    private static Start start(OptionalLong sequence, OptionalLong timestamp, OptionalLong back) {
        int given = (sequence.isPresent() ? 1 : 0) + (timestamp.isPresent() ? 1 : 0) + (back.isPresent() ? 1 : 0);
        if (given > 1) {
            throw S2Problem.of(Code.INVALID, "A read starts at one of seq_num, timestamp, and tail_offset.");
        }
        if (sequence.isPresent()) {
            return new Sequence(sequence.getAsLong());
        }
        return timestamp.isPresent() ? new Timestamp(timestamp.getAsLong()) : new TailOffset(back.orElse(0));
    }

    private static S2Problem unwritten(StreamState stream) {
        return S2Problem.unwritten(stream.tail().sequence(), stream.tailTimestamp());
    }

    /** A bound that is given is one, however far away it is. */
    private static long bound(Function<String, Optional<String>> query, String name) {
        OptionalLong given = number(query, name);
        return given.isPresent() ? Math.min(given.getAsLong(), Bounds.NONE - 1) : Bounds.NONE;
    }

    private static OptionalLong number(Function<String, Optional<String>> query, String name) {
        return query.apply(name)
                .map(text -> OptionalLong.of(
                        Numbers.parse(text).orElseThrow(() -> malformed(name, "a decimal number of at most 64 bits"))))
                .orElse(OptionalLong.empty());
    }

    private static boolean flag(Function<String, Optional<String>> query, String name) {
        String text = query.apply(name).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw malformed(name, "true or false");
        }
        return text.equals("true");
    }

    private static S2Problem malformed(String name, String what) {
        return S2Problem.of(Code.BAD_QUERY, "The parameter " + name + " is " + what + ".");
    }
}
