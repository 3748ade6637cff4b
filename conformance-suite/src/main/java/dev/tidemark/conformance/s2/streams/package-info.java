// SPDX-License-Identifier: Apache-2.0
/** The streams of a basin. */
package dev.tidemark.conformance.s2.streams;
