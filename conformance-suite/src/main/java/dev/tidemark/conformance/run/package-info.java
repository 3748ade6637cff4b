// SPDX-License-Identifier: Apache-2.0
/**
 * The runner: features become cases, cases run side by side, each ends with an outcome. It knows no protocol but by the
 * folder of its steps.
 */
package dev.tidemark.conformance.run;
