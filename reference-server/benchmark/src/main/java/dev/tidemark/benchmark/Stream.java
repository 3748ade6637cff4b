// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

/** A stream to load. */
record Stream(String name, String contentType) {}
