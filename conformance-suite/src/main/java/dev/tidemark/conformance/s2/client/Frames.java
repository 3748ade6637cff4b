// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.wire.framed.Coding;
import dev.tidemark.conformance.wire.framed.Ending;
import dev.tidemark.conformance.wire.framed.Frame;
import dev.tidemark.conformance.wire.framed.FramedSession;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the target sends in a session in frames (s2s.md), decoded when it is looked at.
 *
 * @param <T> what a regular frame carries
 */
public final class Frames<T> {

    private static final String ACCEPT_ENCODING = "Accept-Encoding";

    private final FramedSession session;
    private final Function<byte[], T> decoding;
    private final List<Delivery<T>> all = new ArrayList<>();
    private int looked;

    Frames(FramedSession session, Function<byte[], T> decoding) {
        this.session = session;
        this.decoding = decoding;
    }

    /** What one regular frame carries. */
    public record Delivery<T>(Frame frame, T message) {}

    /** The request with what asks for a session in frames, and for compression by one of these. */
    static Request asking(Request request, List<Coding> codings) {
        var asking = request.with(Vocabulary.CONTENT_TYPE, Vocabulary.S2S);
        var named = codings.stream().map(Coding::token).collect(Collectors.joining(", "));
        return named.isEmpty() ? asking : asking.with(ACCEPT_ENCODING, named);
    }

    /** Words for a transcript, which are there whatever was sent. */
    static String inWords(byte[] message, UnaryOperator<String> ofNone, Function<byte[], String> words) {
        try {
            return words.apply(message);
        } catch (Broken none) {
            return ofNone.apply(none.getMessage());
        }
    }

    /** Below it: frames as they were sent, what is asked for, how it ended. */
    public FramedSession session() {
        return session;
    }

    /** The answer: its header section where the session is open, all of it where it was refused. */
    public Response answer() {
        return session.answer()
                .orElseThrow(() -> new Broken(
                        "an answer to the opening of a session",
                        session.seen().end().sentence()));
    }

    /**
     * What the regular frames that have come so far carry.
     *
     * @throws Broken when one of them carries something else
     */
    public List<Delivery<T>> all() {
        return List.copyOf(decoded(session.seen().frames()));
    }

    /**
     * Waits until enough has come; false when the answer ended or the time is over before.
     *
     * @param enough looked at whenever something has come
     */
    public boolean await(Predicate<List<Delivery<T>>> enough, Duration within) {
        return enough.test(decoded(
                session.await(frames -> enough.test(decoded(frames)), within).frames()));
    }

    /** Waits for the end of the answer; false when the time is over before. */
    public boolean awaitEnd(Duration within) {
        return session.await(frames -> false, within).ended();
    }

    /** The first terminal frame, if one has come. */
    public Optional<Frame> terminal() {
        return session.seen().frames().stream().filter(Frame::isTerminal).findFirst();
    }

    /** @throws Broken when the answer has ended otherwise than by itself, behind a frame */
    public void checkEnd() {
        var end = session.seen().end();
        if (end != null && end.how() != Ending.COMPLETE) {
            throw new Broken("frames up to the end of the session", end.sentence());
        }
    }

    private synchronized List<Delivery<T>> decoded(List<Frame> frames) {
        for (int place = looked; place < frames.size(); place++) {
            var frame = frames.get(place);
            if (!frame.isTerminal()) {
                all.add(new Delivery<>(frame, decoding.apply(frame.message())));
            }
            looked = place + 1;
        }
        return all;
    }
}
