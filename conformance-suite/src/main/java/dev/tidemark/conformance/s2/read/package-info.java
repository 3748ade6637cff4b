// SPDX-License-Identifier: Apache-2.0
/** Steps for features/s2/read. */
package dev.tidemark.conformance.s2.read;
