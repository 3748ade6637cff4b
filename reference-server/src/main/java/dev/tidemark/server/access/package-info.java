// SPDX-License-Identifier: Apache-2.0
/** Who is let in, and how many at once. Knows no HTTP but the words of one header. */
package dev.tidemark.server.access;
