// SPDX-License-Identifier: Apache-2.0
/** The servers, and how they are started and stopped. */
package dev.tidemark.benchmark.server;
