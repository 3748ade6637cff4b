// SPDX-License-Identifier: Apache-2.0
/** Appends under conditions. */
package dev.tidemark.conformance.s2.conditions;
