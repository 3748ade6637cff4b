// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.timestamps;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Stamps;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.OptionalLong;

/** S2 streams along which timestamps fall, or change although they need not. */
final class OrderDeviations {
    private static final long SECOND = 1000;

    @Breaks(rule = "S2-TIME-01", by = "Stores the timestamps of writers as they were sent, whatever is before them.")
    Behaviour s2TimestampsAsSent() {
        return Stamps.shown(Stamps.Appended::sent);
    }

    @Breaks(rule = "S2-TIME-01", by = "Stores the third record of a batch with a timestamp of the day before.")
    Behaviour s2ThirdTimestampFalls() {
        return Stamps.shown(record ->
                record.place() == 2 ? OptionalLong.of(record.now() - 100_000 * SECOND) : OptionalLong.empty());
    }

    @Breaks(rule = "S2-TIME-02", by = "Stores a timestamp that is below the one before it.")
    Behaviour s2OldTimestampAsSent() {
        return Stamps.shown(record ->
                record.sent().orElse(record.largest()) < record.largest() ? record.sent() : OptionalLong.empty());
    }

    @Breaks(
            rule = "S2-TIME-02",
            by = "Stores a record whose timestamp is below the one before it with the time of its arrival.")
    Behaviour s2OldTimestampBecomesArrival() {
        return Stamps.shown(record -> record.sent().orElse(record.largest()) < record.largest()
                ? OptionalLong.of(record.now())
                : OptionalLong.empty());
    }

    @Breaks(
            rule = "S2-TIME-03",
            by = "Compares the timestamp of the first record of a batch alone with those before it.")
    Behaviour s2OnlyFirstTimestampOfABatchRaised() {
        return Stamps.shown(record -> record.place() > 0 ? record.sent() : OptionalLong.empty());
    }

    @Breaks(rule = "S2-TIME-10", by = "Stores records after one that is ahead with their own timestamps.")
    Behaviour s2FutureTimestampLiftsNothing() {
        return Stamps.shown(record -> record.largest() > record.now() + SECOND
                ? OptionalLong.of(record.sent().orElse(record.now()))
                : OptionalLong.empty());
    }

    @Breaks(rule = "S2-TIME-12", by = "Adds a millisecond to a timestamp that another record has.")
    Behaviour s2TimestampsMadeUnique() {
        return Stamps.shown(record -> record.largest() > 0 && record.sent().orElse(-1) == record.largest()
                ? OptionalLong.of(record.largest() + 1)
                : OptionalLong.empty());
    }

    @Breaks(rule = "S2-TIME-12", by = "Refuses a batch with two equal timestamps.")
    Behaviour s2EqualTimestampsRefused() {
        return Appends.invalid(records -> {
            long different = records.stream()
                    .map(record -> record.path(Vocabulary.TIMESTAMP))
                    .distinct()
                    .count();
            return different < records.size();
        });
    }
}
