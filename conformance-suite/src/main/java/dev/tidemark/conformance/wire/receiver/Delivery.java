// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.receiver;

import dev.tidemark.conformance.wire.message.Request;
import java.time.Instant;

/**
 * A request that the target sent.
 *
 * @param request with the bytes of its body as they came
 * @param arrived {@link System#nanoTime()} when its last byte was read
 * @param at the same instant by the calendar
 */
public record Delivery(Request request, long arrived, Instant at) {}
