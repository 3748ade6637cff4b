// SPDX-License-Identifier: Apache-2.0
/** The words and values of Durable Streams: what stands in requests and answers. */
package dev.tidemark.conformance.durablestreams.model;
