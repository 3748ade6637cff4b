// SPDX-License-Identifier: Apache-2.0
/** Small JSON documents in memory: read strictly, written plainly. */
package dev.tidemark.server.s2.control.json;
