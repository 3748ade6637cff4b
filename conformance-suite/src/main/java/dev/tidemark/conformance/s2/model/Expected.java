// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.reports.contract.Broken;
import java.util.List;
import java.util.OptionalLong;

/**
 * A record that was acknowledged.
 *
 * @param timestamp what is known of it; empty when neither the writer nor the acknowledgement named it
 */
public record Expected(long seqNum, OptionalLong timestamp, NewRecord content) {

    private static final int SHOWN = 4;

    boolean matches(StoredRecord stored) {
        return stored.seqNum() == seqNum
                && (timestamp.isEmpty() || timestamp.getAsLong() == stored.timestamp())
                && stored.headers().equals(content.headers())
                && stored.body().equals(content.body());
    }

    /** Checks that a reader received exactly these records. */
    public static void same(List<Expected> expected, List<StoredRecord> received) {
        for (int i = 0; i < Math.min(expected.size(), received.size()); i++) {
            if (!expected.get(i).matches(received.get(i))) {
                throw new Broken(
                        String.valueOf(expected.get(i)) + " in place " + (i + 1) + " of " + expected.size(),
                        String.valueOf(received.get(i)));
            }
        }
        if (expected.size() != received.size()) {
            throw new Broken(
                    expected.isEmpty()
                            ? "no record"
                            : numbers(expected.stream().map(Expected::seqNum).toList()),
                    received.isEmpty()
                            ? "no record"
                            : numbers(
                                    received.stream().map(StoredRecord::seqNum).toList()));
        }
    }

    private static String numbers(List<Long> seqNums) {
        var count = seqNums.size();
        if (count <= SHOWN) {
            return count + (count == 1 ? " record: " : " records: ") + seqNums;
        }
        return count + " records: " + seqNums.get(0) + ", " + seqNums.get(1) + " ... " + seqNums.get(count - 1);
    }

    @Override
    public String toString() {
        return new StoredRecord(seqNum, timestamp.orElse(0), content.headers(), content.body()).toString()
                + (timestamp.isEmpty() ? " (at any time)" : "");
    }
}
