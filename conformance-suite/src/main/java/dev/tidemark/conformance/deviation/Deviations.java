// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import java.util.List;
import java.util.stream.Stream;

/** The catalogue of deviations. */
public final class Deviations {
    private Deviations() {}

    /** All deviations, grouped by topic. */
    public static List<Deviation> all() {
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
                        BrowserDeviations.all())
                .flatMap(List::stream)
                .toList();
    }
}
