// SPDX-License-Identifier: Apache-2.0
/**
 * What the steps of every protocol share in one case: the streams it made, time and its measure, loops that end,
 * evidence.
 */
package dev.tidemark.conformance.scene;
