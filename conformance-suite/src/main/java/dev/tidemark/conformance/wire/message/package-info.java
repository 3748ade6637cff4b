// SPDX-License-Identifier: Apache-2.0
/** What goes over the wire, as values: requests, answers, events, and the transcript of a case. */
package dev.tidemark.conformance.wire.message;
