// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that is sent goes through here: it bounds, records, waits where a refusal asks for that, and gives up in
 * one sentence.
 */
package dev.tidemark.conformance.wire;
