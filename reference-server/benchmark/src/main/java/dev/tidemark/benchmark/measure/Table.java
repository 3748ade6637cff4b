// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The results in Markdown: a row per metric, the first contender against each other one, the generator's ceiling. */
public final class Table {

    /** A rate nearer to what the generator can do says as much about the generator as about the server. */
    private static final double TRUSTED_SHARE = 0.5;

    private final List<String> names;
    private final String ceiling;
    private final Results results;

    /** @param ceiling the name of what stands for the generator's limits; it may have no results */
    public Table(List<String> names, String ceiling, Results results) {
        this.names = names;
        this.ceiling = ceiling;
        this.results = results;
    }

    public String markdown() {
        List<String> head = new ArrayList<>(List.of("measurement", "unit"));
        head.addAll(names);
        names.stream().skip(1).forEach(other -> head.add(names.get(0) + " / " + other));
        head.add(ceiling);
        StringBuilder out = new StringBuilder();
        line(out, head);
        line(
                out,
                head.stream()
                        .map(column -> head.indexOf(column) < 2 ? "---" : "--:")
                        .toList());
        results.metrics().forEach(metric -> line(out, row(metric)));
        return out.toString();
    }

    private List<String> row(Metric metric) {
        List<String> row = new ArrayList<>(List.of(metric.name(), metric.unit()));
        names.forEach(name -> row.add(number(results.median(metric, name)) + doubt(metric, name)));
        OptionalDouble mine = results.median(metric, names.get(0));
        names.stream().skip(1).forEach(other -> row.add(ratio(metric, mine, results.median(metric, other))));
        row.add(number(results.median(metric, ceiling)));
        return row;
    }

    private String doubt(Metric metric, String name) {
        OptionalDouble value = results.median(metric, name);
        OptionalDouble limit = results.median(metric, ceiling);
        boolean near = metric.better() == Metric.Better.HIGHER
                && value.isPresent()
                && limit.isPresent()
                && value.getAsDouble() > TRUSTED_SHARE * limit.getAsDouble();
        return near ? " (!)" : "";
    }

    private static String ratio(Metric metric, OptionalDouble mine, OptionalDouble theirs) {
        return mine.isPresent() && theirs.isPresent()
                ? String.format(Locale.ROOT, "%.2fx", metric.advantage(mine.getAsDouble(), theirs.getAsDouble()))
                : "";
    }

    private static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "";
        }
        return String.format(Locale.ROOT, value.getAsDouble() < 100 ? "%.2f" : "%,.0f", value.getAsDouble());
    }

    private static void line(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
