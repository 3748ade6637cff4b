// SPDX-License-Identifier: Apache-2.0
/** S2 reads that wait in the wrong way. */
package dev.tidemark.conformance.deviation.s2.read.wait;
