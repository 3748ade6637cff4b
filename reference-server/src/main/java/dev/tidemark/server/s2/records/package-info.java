// SPDX-License-Identifier: Apache-2.0
/** The data plane of S2: appending, reading, following, and asking for the tail. */
package dev.tidemark.server.s2.records;
