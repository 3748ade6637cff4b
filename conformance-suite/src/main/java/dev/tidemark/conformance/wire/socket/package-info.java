// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP/1.1 and event streams over sockets of our own, lenient where the standard is, with a limit on every amount and
 * time.
 */
package dev.tidemark.conformance.wire.socket;
