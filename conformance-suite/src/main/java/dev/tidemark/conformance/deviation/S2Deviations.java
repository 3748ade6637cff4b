// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import java.util.List;
import java.util.stream.Stream;

/** The deviations of S2, grouped by topic: a class per topic, with a method {@code all()} of its own. */
public final class S2Deviations {
    private S2Deviations() {}

    public static List<Deviation> all() {
        return Stream.of(
                        dev.tidemark.conformance.deviation.s2.read.StartDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.StartRangeDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.StartClampDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.StartTrimDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.StartQueryDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.StartStabilityDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.StopDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.StopBoundDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.StopEndlessDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.LimitsDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.WaitUnaryDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.read.WaitSessionDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.sessions.SseBatchDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.sessions.SsePingDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.sessions.SseEndDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.sessions.ResumeDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.tail.TailDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.tail.TailCommandDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.append.AppendAckDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.append.AppendBatchDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.append.AppendBatchSizeDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.append.AppendRecordDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.append.AppendRefusalDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.conditions.ConditionsSequenceDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.conditions.ConditionsTokenDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.commands.CommandsFenceDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.commands.CommandsTrimDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.timestamps.TimestampsDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.timestamps.TimestampsModeDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.streams.StreamsDeviations.all(),
                        dev.tidemark.conformance.deviation.s2.streams.StreamsRefusedDeviations.all())
                .flatMap(List::stream)
                .toList();
    }
}
