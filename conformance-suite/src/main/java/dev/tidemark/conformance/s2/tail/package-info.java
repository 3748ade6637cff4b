// SPDX-License-Identifier: Apache-2.0
/** The tail of a stream. */
package dev.tidemark.conformance.s2.tail;
