// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

/** One server-sent event after decoding by the rules of the HTML standard: its type and its data lines joined by LF. */
public record Event(String type, String data) {}
