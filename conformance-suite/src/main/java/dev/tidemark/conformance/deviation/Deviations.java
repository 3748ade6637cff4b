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
                        OffsetOrderDeviations.all(),
                        OffsetIdentityDeviations.all(),
                        OffsetFormatDeviations.all(),
                        SentinelDeviations.all(),
                        CreateDeviations.all(),
                        ContentDeviations.all(),
                        AppendDeviations.all(),
                        RefusalDeviations.all(),
                        LimitDeviations.all(),
                        ConcurrencyDeviations.all(),
                        ReadDeviations.all(),
                        ChunkDeviations.all(),
                        EndlessDeviations.all(),
                        MetadataDeviations.all(),
                        DeleteDeviations.all(),
                        JsonDeviations.all(),
                        JsonReadDeviations.all(),
                        RestartDeviations.all(),
                        ClosureDeviations.all(),
                        ClosureSignalDeviations.all(),
                        LongPollDeviations.all(),
                        EventDeviations.all(),
                        ControlDeviations.all(),
                        SequenceDeviations.all(),
                        ProducerHeaderDeviations.all(),
                        ProducerDeviations.all(),
                        ProducerEpochDeviations.all(),
                        ProducerClosingDeviations.all(),
                        CachingDeviations.all(),
                        LifetimeDeviations.all(),
                        ForkDeviations.all(),
                        ForkLifeDeviations.all(),
                        ForkEndDeviations.all(),
                        ForkRequestDeviations.all(),
                        ForkOffsetDeviations.all(),
                        ForkLiveDeviations.all(),
                        BrowserDeviations.all(),
                        NowDeviations.all(),
                        PageDeviations.all(),
                        LastingClosureDeviations.all(),
                        FreshnessDeviations.all(),
                        KindRefusedDeviations.all())
                .flatMap(List::stream)
                .toList();
    }
}
