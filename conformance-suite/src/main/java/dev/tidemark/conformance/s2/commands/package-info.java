// SPDX-License-Identifier: Apache-2.0
/** Commands, and what they do. */
package dev.tidemark.conformance.s2.commands;
