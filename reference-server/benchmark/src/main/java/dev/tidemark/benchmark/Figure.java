// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

/** A measured number. */
record Figure(Metric metric, double value) {}
