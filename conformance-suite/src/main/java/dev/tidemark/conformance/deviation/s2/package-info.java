// SPDX-License-Identifier: Apache-2.0
/** Deviations of S2, a folder per topic as in {@code features/s2}, and the words that they share. */
package dev.tidemark.conformance.deviation.s2;
