// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

/**
 * One server-sent event after decoding by the rules of the HTML standard.
 *
 * @param type {@code message} when it names none
 * @param data its data lines joined by LF
 * @param id the last id that the stream has named up to this event, the empty text if none
 */
public record Event(String type, String data, String id) {}
