// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of timestamps: {@code features/s2/timestamps.feature}. */
package dev.tidemark.conformance.deviation.s2.timestamps;
