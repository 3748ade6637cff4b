// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.Optional;

/**
 * Which append of an idempotent producer this is (Durable Streams 5.2.1).
 *
 * @param id the producer, over all its restarts
 * @param epoch which of its runs; a later one shuts out the earlier ones
 * @param sequence which append of that run, counted from 0
 */
public record Producer(String id, long epoch, long sequence) {

    /** Looks up the last append that was accepted from a producer. */
    @FunctionalInterface
    public interface Lookup {
        Optional<Producer> last(long streamId, String producerId);
    }

    /** Why this append must not be stored after {@code last}, if so. */
    Optional<Outcome> refusal(Optional<Producer> last, StreamState stream) {
        long lastEpoch = last.map(Producer::epoch).orElse(-1L);
        long lastSequence = last.map(Producer::sequence).orElse(-1L);
        if (epoch < lastEpoch) {
            return Optional.of(new Outcome.StaleEpoch(lastEpoch));
        }
        if (epoch > lastEpoch) {
            if (sequence == 0) {
                return Optional.empty();
            }
            return Optional.of(
                    last.isPresent() ? new Outcome.EpochNotFromStart() : new Outcome.SequenceGap(0, sequence));
        }
        if (sequence <= lastSequence) {
            return Optional.of(new Outcome.Duplicate(stream, last.orElseThrow()));
        }
        return sequence == lastSequence + 1
                ? Optional.empty()
                : Optional.of(new Outcome.SequenceGap(lastSequence + 1, sequence));
    }
}
