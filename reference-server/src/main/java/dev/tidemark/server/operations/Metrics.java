// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.operations;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Numbers with names, in the text format that Prometheus reads (version 0.0.4). Counting takes no lock. */
final class Metrics {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String PREFIX = "tidemark_";

    private final List<Metric> all = new CopyOnWriteArrayList<>();

    /** A number that goes up and down, or one that is counted elsewhere. */
    void value(Type type, String name, String help, LongSupplier value) {
        all.add(out -> {
            head(out, name, help, type);
            line(out, name, "", value.getAsLong());
        });
    }

    /** A number that only goes up. */
    LongAdder counter(String name, String help) {
        LongAdder adder = new LongAdder();
        value(Type.COUNTER, name, help, adder::sum);
        return adder;
    }

    /** Numbers that only go up, one for each value of a label. */
    Map<String, LongAdder> counters(String name, String help, String label) {
        Map<String, LongAdder> adders = new ConcurrentSkipListMap<>();
        all.add(out -> {
            head(out, name, help, Type.COUNTER);
            adders.forEach((value, adder) -> line(out, name, "{" + label + "=\"" + value + "\"}", adder.sum()));
        });
        return adders;
    }

    /**
     * How often which values occur.
     *
     * @param unit what the recorded values are divided by to give the unit of the name
     * @param bounds the upper bounds of the buckets, as recorded
     */
    Histogram histogram(String name, String help, double unit, long... bounds) {
        Histogram histogram = new Histogram(bounds);
        all.add(out -> {
            head(out, name, help, Type.HISTOGRAM);
            long count = 0;
            for (int i = 0; i < bounds.length; i++) {
                count += histogram.count(i);
                line(out, name + "_bucket", "{le=\"" + bounds[i] / unit + "\"}", count);
            }
            count += histogram.count(bounds.length);
            line(out, name + "_bucket", "{le=\"+Inf\"}", count);
            out.append(PREFIX)
                    .append(name)
                    .append("_sum ")
                    .append(histogram.sum() / unit)
                    .append('\n');
            line(out, name + "_count", "", count);
        });
        return histogram;
    }

    String text() {
        StringBuilder out = new StringBuilder();
        all.forEach(metric -> metric.write(out));
        return out.toString();
    }

    private static void head(StringBuilder out, String name, String help, Type type) {
        out.append("# HELP ")
                .append(PREFIX)
                .append(name)
                .append(' ')
                .append(help)
                .append('\n');
        out.append("# TYPE ")
                .append(PREFIX)
                .append(name)
                .append(' ')
                .append(type.word)
                .append('\n');
    }

    private static void line(StringBuilder out, String name, String labels, long value) {
        out.append(PREFIX).append(name).append(labels).append(' ').append(value).append('\n');
    }

    /** What readers of the number may expect of it. */
    enum Type {
        COUNTER("counter"),
        GAUGE("gauge"),
        HISTOGRAM("histogram");

        private final String word;

        Type(String word) {
            this.word = word;
        }
    }

    private interface Metric {
        void write(StringBuilder out);
    }
}
