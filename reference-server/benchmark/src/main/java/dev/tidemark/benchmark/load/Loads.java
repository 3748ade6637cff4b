// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import java.util.List;
import java.util.stream.Stream;

/** All measurements, in the order of the table. */
public final class Loads {

    private Loads() {}

    /** @param prefixes what a name must begin with, one of them */
    public static List<Measurement> named(List<String> prefixes) {
        return Stream.<Measurement>of(
                        new Appends(1, 1),
                        new Appends(16, 1),
                        new Appends(64, 1),
                        new Appends(1, 64),
                        new Appends(16, 64),
                        new Appends(64, 64),
                        CatchUp.bulk(64),
                        CatchUp.small(20_000),
                        new WakeUps(1),
                        new WakeUps(200),
                        new FanOut(200),
                        new WebhookLatency(64),
                        new WebhookRate(512, 1),
                        new WebhookRate(4, 128),
                        new S2Appends(1, 1),
                        new S2Appends(64, 1),
                        new S2Appends(64, 100),
                        new S2Appends(16, 1000),
                        new S2Reads(1),
                        new S2Reads(100),
                        new S2Reads(1000),
                        new StartUp(),
                        new FirstSeconds(10),
                        new Footprint())
                .filter(load -> prefixes.stream().anyMatch(load.name()::startsWith))
                .toList();
    }
}
