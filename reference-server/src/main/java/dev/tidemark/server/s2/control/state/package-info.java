// SPDX-License-Identifier: Apache-2.0
/** What is known of basins and access tokens, and the events that it is the sum of. */
package dev.tidemark.server.s2.control.state;
