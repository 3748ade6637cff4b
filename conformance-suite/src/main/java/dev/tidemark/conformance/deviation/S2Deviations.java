// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import java.util.List;
import java.util.stream.Stream;

/** The deviations of S2, grouped by topic: a class per topic, with a method {@code all()} of its own. */
final class S2Deviations {
    private S2Deviations() {}

    static List<Deviation> all() {
        return Stream.of(
                        S2ReadStartDeviations.all(),
                        S2ReadRangeDeviations.all(),
                        S2ReadClampDeviations.all(),
                        S2ReadTrimDeviations.all(),
                        S2ReadQueryDeviations.all(),
                        S2StabilityDeviations.all(),
                        S2ReadStopDeviations.all(),
                        S2SessionBoundDeviations.all(),
                        S2EndlessDeviations.all(),
                        S2ReadLimitDeviations.all(),
                        S2UnaryWaitDeviations.all(),
                        S2SessionWaitDeviations.all(),
                        S2BatchEventDeviations.all(),
                        S2PingDeviations.all(),
                        S2SessionEndDeviations.all(),
                        S2ResumeDeviations.all(),
                        S2TailDeviations.all(),
                        S2CommandTailDeviations.all(),
                        S2AckDeviations.all(),
                        S2BatchDeviations.all(),
                        S2BatchSizeDeviations.all(),
                        S2RecordDeviations.all(),
                        S2AppendRefusalDeviations.all(),
                        S2SequenceConditionDeviations.all(),
                        S2TokenDeviations.all(),
                        S2FenceDeviations.all(),
                        S2TrimDeviations.all(),
                        S2TimeDeviations.all(),
                        S2TimestampingDeviations.all(),
                        S2StreamDeviations.all(),
                        S2KindRefusedDeviations.all())
                .flatMap(List::stream)
                .toList();
    }
}
