// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import java.time.Duration;
import java.time.Instant;

/**
 * A request and what became of it.
 *
 * @param response the answer, or null when there was none
 * @param error why there was no answer, or null
 */
public record Exchange(Instant at, Duration took, Request request, Response response, String error) {}
