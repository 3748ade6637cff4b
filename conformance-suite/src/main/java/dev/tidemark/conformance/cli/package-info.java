// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: from options to an examination, and from its evidence to what a user reads. Nothing else of the
 * suite knows it.
 */
package dev.tidemark.conformance.cli;
