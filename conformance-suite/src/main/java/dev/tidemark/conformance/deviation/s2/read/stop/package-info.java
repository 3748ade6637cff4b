// SPDX-License-Identifier: Apache-2.0
/** S2 reads that stop in the wrong place. */
package dev.tidemark.conformance.deviation.s2.read.stop;
