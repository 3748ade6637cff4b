// SPDX-License-Identifier: Apache-2.0
/** A client of S2, its scene, its readers and writers, and the operations that rules are asked about. */
package dev.tidemark.conformance.s2.client;
