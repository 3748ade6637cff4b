// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of data that is gone: {@code features/durable-streams/retention}. */
package dev.tidemark.conformance.deviation.durablestreams.retention;
