// SPDX-License-Identifier: Apache-2.0
/**
 * What a step may say of a case: broken, not tested, not applicable, or that nothing is known because time ran out on
 * this side.
 */
package dev.tidemark.conformance.check;
