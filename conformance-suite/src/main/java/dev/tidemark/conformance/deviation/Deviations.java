// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import dev.tidemark.conformance.target.Protocol;
import java.util.List;
import java.util.stream.Stream;

/** The catalogue of deviations. */
public final class Deviations {
    private Deviations() {}

    /** All deviations of all protocols. */
    public static List<Deviation> all() {
        return Stream.of(Protocol.values())
                .flatMap(protocol -> of(protocol).stream())
                .toList();
    }

    /** The deviations of one protocol, grouped by topic. */
    public static List<Deviation> of(Protocol protocol) {
        return switch (protocol) {
            case DURABLE_STREAMS -> durableStreams();
            case S2 -> S2Deviations.all();
        };
    }

    private static List<Deviation> durableStreams() {
        return Stream.of(
                        dev.tidemark.conformance.deviation.durablestreams.offsets.SortableDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.offsets.PersistentDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.offsets.FormatDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.offsets.SentinelsDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.CreateDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.ContentTypesDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.AppendDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.AppendRefusalDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.RequestLimitDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.durability.ConcurrencyDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.ReadDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.LimitsDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.LimitsEndlessDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.MetadataDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.DeleteDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.JsonDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.JsonReadDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.durability.RestartDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.closure.CloseDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.closure.PrecedenceDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.live.LongPollDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.live.SseEncodingDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.live.SseControlDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.streams.StreamSeqDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.producers.SequenceHeaderDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.producers.SequenceDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.producers.EpochsDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.producers.ClosingDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.caching.ConditionalRequestsDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.expiry.TtlDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.forks.CreateDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.forks.LifecycleDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.forks.ExpiryDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.forks.RefusedDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.forks.OffsetsDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.forks.LiveDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.caching.BrowserHeadersDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.offsets.NowDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.caching.PagesDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.closure.LastingDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.caching.FreshnessDeviations.all(),
                        dev.tidemark.conformance.deviation.durablestreams.closure.CloseRefusedDeviations.all())
                .flatMap(List::stream)
                .toList();
    }
}
