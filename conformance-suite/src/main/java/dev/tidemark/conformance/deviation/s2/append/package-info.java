// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of appends: {@code features/s2/append.feature}. */
package dev.tidemark.conformance.deviation.s2.append;
