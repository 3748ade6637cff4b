// SPDX-License-Identifier: Apache-2.0
/** What concurrent clients saw of one stream of S2, and whether a stream can have behaved so. */
package dev.tidemark.conformance.s2.history;
