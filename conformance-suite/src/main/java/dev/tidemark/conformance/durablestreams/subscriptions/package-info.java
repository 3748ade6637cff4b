// SPDX-License-Identifier: Apache-2.0
/** Sections 6 and 7: subscriptions, the wakes that they cause, and the workers that are woken. */
package dev.tidemark.conformance.durablestreams.subscriptions;
