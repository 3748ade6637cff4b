// SPDX-License-Identifier: Apache-2.0
/** Clients that cost little: what they take of the machine, servers lack. */
package dev.tidemark.benchmark.client;
