// SPDX-License-Identifier: Apache-2.0
/** What happened: Cucumber messages and recorded exchanges, read once, with every secret masked at this edge. */
package dev.tidemark.reports.evidence;
