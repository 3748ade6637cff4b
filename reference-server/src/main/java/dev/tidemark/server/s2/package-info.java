// SPDX-License-Identifier: Apache-2.0
/** What all parts of the S2 interface share: its words on the wire, its errors, its requests, and who may do what. */
package dev.tidemark.server.s2;
