// SPDX-License-Identifier: Apache-2.0
/** Sessions of messages in frames: three bytes of length, a byte of flags, and a message that may be compressed by itself. */
package dev.tidemark.conformance.wire.framed;
