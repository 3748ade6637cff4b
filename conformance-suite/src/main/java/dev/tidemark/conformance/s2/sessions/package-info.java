// SPDX-License-Identifier: Apache-2.0
/** Steps for features/s2/sessions. */
package dev.tidemark.conformance.s2.sessions;
