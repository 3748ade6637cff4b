// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

import java.time.Duration;

/**
 * A part of an exchange that went bit by bit, such as a frame.
 *
 * @param after the exchange began
 * @param what in words
 */
public record Arrival(Duration after, String what) {}
