// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Metric RATE = Metric.rate("append", "ops/s");
    private static final Metric TIME = Metric.cost("append p99", "ms");

    private final Results results = new Results();

    @Test
    void aRatioAboveOneMeansBetter() {
        add(RATE, "ours", 300);
        add(RATE, "theirs", 100);
        add(TIME, "ours", 2);
        add(TIME, "theirs", 1);
        assertThat(table())
                .contains("| append | ops/s | 300 | 100 | 3.00x |")
                .contains("| append p99 | ms | 2.00 | 1.00 | 0.50x |");
    }

    @Test
    void theMedianOfTheRoundsIsShown() {
        add(RATE, "ours", 100);
        add(RATE, "ours", 9000);
        add(RATE, "ours", 200);
        assertThat(table()).contains("| append | ops/s | 200 |  |  |  |");
    }

    @Test
    void aRateNearTheCeilingIsMarked() {
        add(RATE, "ours", 600);
        add(RATE, "theirs", 400);
        add(RATE, "ceiling", 1000);
        assertThat(table()).contains("| 600 (!) | 400 |");
    }

    private void add(Metric metric, String contender, double value) {
        results.add(contender, metric.is(value));
    }

    private String table() {
        return new Table(List.of("ours", "theirs"), "ceiling", results).markdown();
    }
}
