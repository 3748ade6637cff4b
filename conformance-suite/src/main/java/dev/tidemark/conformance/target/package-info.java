// SPDX-License-Identifier: Apache-2.0
/**
 * The server under test as its owner describes it: address, limits, hooks, claims; and the first questions it is asked.
 */
package dev.tidemark.conformance.target;
