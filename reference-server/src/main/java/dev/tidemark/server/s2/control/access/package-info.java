// SPDX-License-Identifier: Apache-2.0
/** Access tokens: what they allow, and how they are kept. */
package dev.tidemark.server.s2.control.access;
