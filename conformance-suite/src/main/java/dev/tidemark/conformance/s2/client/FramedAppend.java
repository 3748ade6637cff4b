// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Ack;
import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.Messages;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.framed.Coding;
import dev.tidemark.conformance.wire.framed.Frame;
import dev.tidemark.conformance.wire.framed.FrameWords;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.socket.Transport;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A session in frames that appends (s2s.md): a batch to each frame, answered in their order. */
public final class FramedAppend implements AutoCloseable {

    private static final Conditions NONE = new Conditions(Map.of(), false);

    private static final FrameWords WORDS = new FrameWords() {
        @Override
        public String received(byte[] message) {
            return Frames.inWords(message, none -> "no acknowledgement: " + none, ack -> words(Messages.ack(ack)));
        }

        @Override
        public String sent(byte[] message) {
            return Frames.inWords(message, none -> "no batch to append: " + none, Messages::describeInput);
        }

        private String words(Ack ack) {
            return "acknowledged from " + ack.start() + " to before " + ack.end() + ", tail at " + ack.tail();
        }
    };

    private final Frames<Ack> frames;

    private FramedAppend(Frames<Ack> frames) {
        this.frames = frames;
    }

    /**
     * Begins it; the target may answer with its first acknowledgement only.
     *
     * @param append as a unary append has it, without its body
     * @param codings that the target may use
     */
    public static FramedAppend begin(Wire wire, Request append, Transport transport, Coding... codings) {
        var session = wire.beginFrames(Frames.asking(append, List.of(codings)), transport, WORDS);
        return new FramedAppend(new Frames<>(session, Messages::ack));
    }

    /** Frame by frame: the answer, the terminal frame, the end. */
    public Frames<Ack> frames() {
        return frames;
    }

    /** Appends a batch; returns at once. */
    public void append(List<NewRecord> records) {
        append(records, NONE, Coding.NONE);
    }

    /** Appends a batch under conditions, compressed or not; returns at once. */
    public void append(List<NewRecord> records, Conditions conditions, Coding coding) {
        send(Frame.regular(Messages.append(records, conditions), coding));
    }

    /** Sends any bytes. */
    public void send(byte[] bytes) {
        frames.session().send(bytes);
    }

    /** Appends no more; what was sent is acknowledged still. */
    public void end() {
        frames.session().endRequest();
    }

    /** The acknowledgements that have come so far. */
    public List<Ack> acks() {
        return frames.all().stream().map(Frames.Delivery::message).toList();
    }

    /** Waits for so many acknowledgements; false when the session ended or the time is over before. */
    public boolean awaitAcks(int count, Duration within) {
        return frames.await(all -> all.size() >= count, within);
    }

    @Override
    public void close() {
        frames.session().close();
    }
}
