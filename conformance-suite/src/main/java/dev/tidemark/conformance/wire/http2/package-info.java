// SPDX-License-Identifier: Apache-2.0
/** One exchange over a connection of HTTP/2 (RFC 9113, RFC 7541), with what a client of a library hides: windows, resets, farewells. */
package dev.tidemark.conformance.wire.http2;
