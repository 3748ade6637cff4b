// SPDX-License-Identifier: Apache-2.0
/**
 * Basins, streams as things to create and configure, access tokens. What is known of basins and tokens is the sum of the
 * events in one stream of the log; what is known of streams is in the log itself.
 */
package dev.tidemark.server.s2.control;
