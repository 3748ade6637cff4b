// SPDX-License-Identifier: Apache-2.0
/** Timestamps of records. */
package dev.tidemark.conformance.s2.timestamps;
