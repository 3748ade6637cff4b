// SPDX-License-Identifier: Apache-2.0
/** What concurrent writers and readers did, and whether it can have happened in some order. */
package dev.tidemark.conformance.history;
