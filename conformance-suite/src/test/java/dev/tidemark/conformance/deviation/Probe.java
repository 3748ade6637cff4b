// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

/** The smallest check of one requirement: throws an {@link AssertionError} when the server does not keep it. */
@FunctionalInterface
interface Probe {
    void check(ProbeClient client) throws Exception;
}
