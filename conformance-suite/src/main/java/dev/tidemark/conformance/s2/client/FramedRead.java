// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Batch;
import dev.tidemark.conformance.s2.model.Messages;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.framed.Coding;
import dev.tidemark.conformance.wire.framed.FrameWords;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.socket.Transport;
import java.time.Duration;
import java.util.List;

/** A session in frames that reads (s2s.md). A batch without records is a heartbeat. */
public final class FramedRead implements AutoCloseable {

    private static final FrameWords WORDS = new FrameWords() {
        @Override
        public String received(byte[] message) {
            return Frames.inWords(
                    message, none -> "no batch: " + none, batch -> Messages.describe(Messages.batch(batch)));
        }

        @Override
        public String sent(byte[] message) {
            return message.length + " bytes";
        }
    };

    private final Frames<Batch> frames;

    private FramedRead(Frames<Batch> frames) {
        this.frames = frames;
    }

    /** Opens it and reads what comes. */
    public static FramedRead open(Wire wire, Request read, Transport transport, Coding... codings) {
        return open(wire, read, transport, Long.MAX_VALUE, codings);
    }

    /**
     * Opens it.
     *
     * @param read as a unary read has it
     * @param asked how many frames are read before {@code frames().session()} is asked for more
     * @param codings that the target may use
     */
    public static FramedRead open(Wire wire, Request read, Transport transport, long asked, Coding... codings) {
        var session = wire.openFrames(Frames.asking(read, List.of(codings)), transport, asked, WORDS);
        return new FramedRead(new Frames<>(session, Messages::batch));
    }

    /** Frame by frame: the answer, the terminal frame, the end. */
    public Frames<Batch> frames() {
        return frames;
    }

    /** The batches that have come so far, heartbeats among them. */
    public List<Batch> batches() {
        return frames.all().stream().map(Frames.Delivery::message).toList();
    }

    /** The records that have come so far. */
    public List<StoredRecord> records() {
        return batches().stream().flatMap(batch -> batch.records().stream()).toList();
    }

    /** Waits for so many batches, heartbeats among them; false when the session ended or the time is over before. */
    public boolean awaitBatches(int count, Duration within) {
        return frames.await(all -> all.size() >= count, within);
    }

    /** Waits for so many records; false when the session ended or the time is over before. */
    public boolean awaitRecords(int count, Duration within) {
        return frames.await(
                all -> all.stream()
                                .mapToInt(
                                        delivery -> delivery.message().records().size())
                                .sum()
                        >= count,
                within);
    }

    @Override
    public void close() {
        frames.session().close();
    }
}
