// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

/** A stream to load. */
public record Stream(String name, String contentType) {}
