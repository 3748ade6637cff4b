// SPDX-License-Identifier: Apache-2.0
/** The words of the features: enums whose constants are marked as such are parameters of steps. */
package dev.tidemark.conformance.grammar;
