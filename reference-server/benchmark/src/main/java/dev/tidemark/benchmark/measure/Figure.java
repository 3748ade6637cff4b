// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.measure;

/** A measured number. */
public record Figure(Metric metric, double value) {}
