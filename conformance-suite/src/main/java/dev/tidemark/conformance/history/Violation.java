// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history;

/** A counterexample: what had to hold and what the history shows instead. */
public record Violation(String expected, String observed) {}
