// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of streams: {@code features/s2/streams.feature}. */
package dev.tidemark.conformance.deviation.s2.streams;
