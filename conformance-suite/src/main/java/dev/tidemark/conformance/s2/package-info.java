// SPDX-License-Identifier: Apache-2.0
/** Steps for the features of S2 that lie in features/s2 itself, and those that many of them use. */
package dev.tidemark.conformance.s2;
