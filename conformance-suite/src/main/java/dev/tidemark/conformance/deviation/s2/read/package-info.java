// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of where reads start and stop: {@code features/s2/read}. */
package dev.tidemark.conformance.deviation.s2.read;
