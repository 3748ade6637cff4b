// SPDX-License-Identifier: Apache-2.0
/** What those who run the server look at: health and metrics, in the formats that their tools read. */
package dev.tidemark.server.operations;
