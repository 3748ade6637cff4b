// SPDX-License-Identifier: Apache-2.0
/** Appends and their acknowledgements, by one writer or by many. */
package dev.tidemark.conformance.s2.append;
