// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of fences and trims: {@code features/s2/commands.feature}. */
package dev.tidemark.conformance.deviation.s2.commands;
