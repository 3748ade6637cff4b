// SPDX-License-Identifier: Apache-2.0
/**
 * The domain: streams, records, positions, what may be asked of a log and what it answers. It knows no protocol and no
 * storage.
 */
package dev.tidemark.server.log;
