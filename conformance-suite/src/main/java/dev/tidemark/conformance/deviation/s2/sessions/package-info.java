// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of read sessions: {@code features/s2/sessions}. */
package dev.tidemark.conformance.deviation.s2.sessions;
