// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.measure;

/** What a number says. */
public record Metric(String name, String unit, Better better) {

    /** Which way is up. */
    enum Better {
        HIGHER,
        LOWER
    }

    public static Metric rate(String name, String unit) {
        return new Metric(name, unit, Better.HIGHER);
    }

    public static Metric cost(String name, String unit) {
        return new Metric(name, unit, Better.LOWER);
    }

    public Metric named(String other) {
        return new Metric(other, unit, better);
    }

    public Figure is(double value) {
        return new Figure(this, value);
    }

    /** How many times better {@code mine} is than {@code theirs}. */
    double advantage(double mine, double theirs) {
        return better == Better.HIGHER ? mine / theirs : theirs / mine;
    }
}
