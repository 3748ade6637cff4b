// SPDX-License-Identifier: Apache-2.0
/**
 * How changes, records, states and producers look as bytes: big-endian numbers, texts and bodies behind their lengths. What most streams do
 * not have takes no bytes. A version of the server reads what those before it wrote, so a layout is only ever added to.
 */
package dev.tidemark.server.disk.codec;
