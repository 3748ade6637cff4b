// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

/** One header field as it is written on the wire. */
public record Header(String name, String value) {}
