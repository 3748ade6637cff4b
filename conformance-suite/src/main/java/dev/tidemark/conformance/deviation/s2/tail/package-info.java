// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of the tail: {@code features/s2/tail.feature}. */
package dev.tidemark.conformance.deviation.s2.tail;
